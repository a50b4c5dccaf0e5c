package com.heycmo.outreach.ingest;

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

class IngestPropertiesTests {

    @Test
    void readTheirDefaultsFromTheModulesYaml() {
        IngestProperties properties = bind(Map.of());

        assertThat(properties.groupId()).isEqualTo("outreach-drafting-ingest");
        assertThat(properties.maxPollRecords()).isEqualTo(8_000);
        assertThat(properties.batchSize()).isEqualTo(2_000);
        assertThat(properties.retryInitialInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(properties.retryMaxInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.consumer())
                .containsEntry("group.protocol", "consumer")
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void rejectOutOfRangeValuesAndNameTheProperty() {
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.concurrency", "0")))
                .hasRootCauseMessage("outreach.ingest.concurrency is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.max-poll-records", "0")))
                .hasRootCauseMessage("outreach.ingest.max-poll-records is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.batch-size", "0")))
                .hasRootCauseMessage("outreach.ingest.batch-size is 0; it must be 1 or more.");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.retry-initial-interval", "0s")))
                .rootCause()
                .hasMessageStartingWith("outreach.ingest.retry-initial-interval");
        assertThatThrownBy(() -> bind(Map.of("outreach.ingest.retry-max-interval", "10ms")))
                .rootCause()
                .hasMessageStartingWith("outreach.ingest.retry-max-interval");
    }

    private static IngestProperties bind(Map<String, String> changes) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("drafting-ingest.yml"));
        Properties yamlProperties = yaml.getObject();
        assertThat(yamlProperties).isNotNull();
        yamlProperties.putAll(changes);
        return new Binder(new MapConfigurationPropertySource(yamlProperties))
                .bind("outreach.ingest", IngestProperties.class)
                .get();
    }
}
