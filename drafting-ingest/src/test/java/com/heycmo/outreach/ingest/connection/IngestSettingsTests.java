package com.heycmo.outreach.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

class IngestSettingsTests {

    @Test
    void haveTheirDefaultsInTheModulesFile() {
        IngestSettings settings = bind(Map.of());

        assertThat(settings.groupId()).isEqualTo("outreach-drafting-ingest");
        assertThat(settings.maxPollRecords()).isEqualTo(8_000);
        assertThat(settings.batchSize()).isEqualTo(2_000);
        assertThat(settings.retryFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.retryMost()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.consumer())
                .containsEntry("group.protocol", "consumer")
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void nameThePropertyThatIsOutOfRange() {
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.concurrency", "0")))
                .hasRootCauseMessage("outreach.ingest.concurrency is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.max-poll-records", "0")))
                .hasRootCauseMessage("outreach.ingest.max-poll-records is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.batch-size", "0")))
                .hasRootCauseMessage("outreach.ingest.batch-size is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.retry-first", "0s")))
                .rootCause()
                .hasMessageStartingWith("outreach.ingest.retry-first");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.retry-most", "10ms")))
                .rootCause()
                .hasMessageStartingWith("outreach.ingest.retry-most");
    }

    private static IngestSettings bind(Map<String, String> changes) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("drafting-ingest.yml"));
        Properties properties = yaml.getObject();
        assertThat(properties).isNotNull();
        properties.putAll(changes);
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("outreach.ingest", IngestSettings.class)
                .get();
    }
}
