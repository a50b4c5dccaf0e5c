package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

@SpringBootTest(classes = UseTestInfrastructureIntegrationTests.Application.class)
@UseTestInfrastructure
class UseTestInfrastructureIntegrationTests {

    @Test
    void givesTheContextADatabase(
            @Autowired JdbcClient jdbc, @Autowired TestDatabase database, @Autowired QueueRows rows) {
        UUID customer = UUID.randomUUID();
        rows.insert(QueueRow.pending(customer));
        assertThat(jdbc.sql("SELECT current_database()").query(String.class).single())
                .isEqualTo(database.name());
        assertThat(jdbc.sql("SELECT current_user").query(String.class).single())
                .isEqualTo(database.service().user())
                .isNotEqualTo(database.user());
        assertThat(rows.all(customer)).hasSize(1);
    }

    @Test
    void connectsTheContextToTheSharedBroker(@Autowired KafkaAdmin admin, @Autowired KafkaProbe probe) {
        assertThat(admin.getConfigurationProperties())
                .containsEntry(
                        "bootstrap.servers",
                        java.util.List.of(TestInfrastructure.get().bootstrapServers()));
        assertThat(admin.clusterId()).isNotBlank();
        assertThat(probe).isNotNull();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
