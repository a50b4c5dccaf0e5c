package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DedicatedServersIntegrationTests {

    @Test
    void restartWithTheirDataAndDoNotAffectTheSharedServers() {
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            assertThat(servers.kafka().bootstrapServers())
                    .isNotEqualTo(TestInfrastructure.get().bootstrapServers());
            UUID customer = UUID.randomUUID();
            UUID id = servers.database().rows().insert(QueueRow.approved(customer));
            KafkaProbe probe = new KafkaProbe(servers.kafka().bootstrapServers());
            probe.createTopic("kept", 1, Map.of());
            probe.send("kept", null, "word");

            servers.postgres().crash();
            servers.kafka().stop();
            servers.postgres().startAgain();
            servers.kafka().startAgain();

            assertThat(servers.database().rows().status(customer, id)).isEqualTo("approved");
            assertThat(probe.since(probe.beginning("kept")))
                    .extracting(KafkaProbe::text)
                    .containsExactly("word");
        }
    }
}
