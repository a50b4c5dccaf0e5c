package com.heycmo.outreach.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.AllInOneProcess.Endpoints;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.Infrastructure;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenServersIntegrationTests {

    @Test
    void areUsedInsteadOfItsOwn(@TempDir Path directory) {
        Path data = directory.resolve("data");
        try (DedicatedServers servers = Infrastructure.dedicated();
                AllInOneProcess pipeline = new AllInOneProcess(Path.of("target", "all-in-one.jar"), data)) {
            TestDatabase database = servers.database();
            String broker = servers.kafka().bootstrapServers();
            Endpoints endpoints = pipeline.with("spring.datasource.url", database.jdbcUrl())
                    .with("spring.datasource.username", database.user())
                    .with("spring.datasource.password", database.password())
                    .with("spring.kafka.bootstrap-servers", broker)
                    .start();

            assertThat(List.of("jdbcUrl", "jdbcUser", "jdbcPassword", "bootstrapServers"))
                    .extracting(endpoints::text)
                    .containsExactly(database.jdbcUrl(), database.user(), database.password(), broker);
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(data.resolve("kafka")).doesNotExist();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(new Queue(endpoints.queue(1)).rows("pending_review"))
                            .isNotEmpty());
        }
    }
}
