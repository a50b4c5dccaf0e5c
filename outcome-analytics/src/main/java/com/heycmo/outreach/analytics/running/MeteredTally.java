package com.heycmo.outreach.analytics.running;

import com.heycmo.outreach.analytics.counting.Tally;
import com.heycmo.outreach.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code outreach.analytics.records}, by topic and by what became of them. */
@Component
class MeteredTally implements Tally {

    private final MeterRegistry meters;

    MeteredTally(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void told(Topic topic, Fate fate) {
        meters.counter(
                        "outreach.analytics.records",
                        "topic",
                        topic.topicName(),
                        "fate",
                        fate.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
