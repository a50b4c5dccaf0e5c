package com.heycmo.outreach.analytics.running;

import com.heycmo.outreach.analytics.counting.RecordCounter;
import com.heycmo.outreach.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code outreach.analytics.records}, by topic and by what became of them. */
@Component
class MeteredRecordCounter implements RecordCounter {

    private final MeterRegistry meters;

    MeteredRecordCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void told(Topic topic, Disposition fate) {
        meters.counter(
                        "outreach.analytics.records",
                        "topic",
                        topic.topicName(),
                        "fate",
                        fate.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
