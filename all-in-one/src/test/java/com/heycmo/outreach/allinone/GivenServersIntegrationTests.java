package com.heycmo.outreach.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.AllInOneProcess.Endpoints;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenServersIntegrationTests {

    @Test
    void areUsedInsteadOfEmbeddedOnes(@TempDir Path directory) {
        Path data = directory.resolve("data");
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AllInOneProcess pipeline = AllInOneProcess.unpacked(data)) {
            TestDatabase database = servers.database();
            String broker = servers.kafka().bootstrapServers();
            Endpoints endpoints = pipeline.with("spring.datasource.url", database.jdbcUrl())
                    .with("spring.datasource.username", database.user())
                    .with("spring.datasource.password", database.password())
                    .with("spring.kafka.bootstrap-servers", broker)
                    .with(
                            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                            TestIssuer.shared().issuer())
                    .start();

            assertThat(List.of("jdbcUrl", "jdbcUser", "jdbcPassword", "bootstrapServers"))
                    .extracting(endpoints::text)
                    .containsExactly(database.jdbcUrl(), database.user(), database.password(), broker);
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(data.resolve("kafka")).doesNotExist();
            assertThat(data.resolve("passwords")).doesNotExist();
            assertThat(List.of("/ui/user", "/ui/password", "/customers/0/apiToken"))
                    .allMatch(field -> endpoints.json().at(field).isNull());
            String token = TestIssuer.shared().reviewer(UUID.randomUUID(), endpoints.customerId(1));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(new QueueClient(endpoints.queue(1), token).rows("pending_review"))
                            .isNotEmpty());
        }
    }
}
