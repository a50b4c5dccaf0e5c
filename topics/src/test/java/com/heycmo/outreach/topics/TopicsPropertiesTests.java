package com.heycmo.outreach.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.event.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TopicsPropertiesTests {

    @Test
    void defaultToTwelvePartitionsAndTheBrokersReplicationFactor() {
        assertThat(bind(Map.of())).isEqualTo(new TopicsProperties(12, (short) -1, Map.of()));
    }

    @Test
    void overrideTheSettingsOfOneTopic() {
        assertThat(bind(Map.of("outreach.topics.config.outcomes.retention.ms", "1000"))
                        .config())
                .isEqualTo(Map.of(Topic.OUTCOMES, Map.of("retention.ms", "1000")));
        assertThat(bind(Map.of("outreach.topics.config.rejected-drafts.retention.ms", "1000"))
                        .config())
                .isEqualTo(Map.of(Topic.REJECTED_DRAFTS, Map.of("retention.ms", "1000")));
    }

    @Test
    void rejectOutOfRangeValuesAndNameTheProperty() {
        assertThatThrownBy(() -> bind(Map.of("outreach.topics.partitions", "0")))
                .hasRootCauseMessage("outreach.topics.partitions is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.topics.replication-factor", "0")))
                .rootCause()
                .hasMessageStartingWith("outreach.topics.replication-factor is 0;");
    }

    private static TopicsProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("outreach.topics", TopicsProperties.class);
    }
}
