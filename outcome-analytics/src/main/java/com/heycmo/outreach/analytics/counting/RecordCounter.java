package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts records by topic and disposition. A record that is read again after a failure
 * is counted again.
 */
public final class RecordCounter {

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
        for (Topic topic : HeldDays.TOPICS) {
            for (Disposition disposition : Disposition.values()) {
                Metric.ANALYTICS_RECORDS.counter(meters, topic.topicName(), disposition.tag());
            }
        }
    }

    void count(Topic topic, Disposition disposition) {
        Metric.ANALYTICS_RECORDS
                .counter(meters, topic.topicName(), disposition.tag())
                .increment();
    }
}
