package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * The metric {@code outreach.analytics.records}, by topic and disposition. A record that is read again after a failure
 * is counted again.
 */
public final class RecordCounter {

    static final String METRIC = "outreach.analytics.records";

    enum Disposition {
        COUNTED,
        /** A copy, or an outcome that a later one has already replaced. */
        DUPLICATE,
        /** Of a type or an action that this version does not know. */
        UNKNOWN,
        MALFORMED,
        /** Older than the retention of figures, or of a day that was incomplete when counting began. */
        TOO_OLD;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry meters;

    public RecordCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Topic topic, Disposition disposition) {
        meters.counter(METRIC, "topic", topic.topicName(), "disposition", disposition.tag())
                .increment();
    }
}
