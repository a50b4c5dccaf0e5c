package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.event.Topic;

/** Told what becomes of each record; a record that is read again after a failure is told again. */
public interface RecordCounter {

    /** What became of a record. */
    enum Disposition {
        COUNTED,
        /** A copy of what was counted, or overtaken by a later outcome. */
        DUPLICATE,
        /** Of a type that a later version may know. */
        UNKNOWN,
        /** Not what the topic holds. */
        MALFORMED,
        /** Older than any figure that is kept. */
        TOO_OLD
    }

    void told(Topic topic, Disposition fate);
}
