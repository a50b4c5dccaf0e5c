package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.ServerStartException;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three services in separate processes under load, while the disk of their database is full. */
@ThoroughOnly
class FullDiskOfTheDatabaseIntegrationTests {

    private final List<UUID> customers =
            Stream.generate(UUID::randomUUID).limit(20).toList();

    @Test
    void saysSoKeepsEveryAcknowledgedChangeAndGoesOnWithoutARestart(@TempDir Path directory) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory);
                DedicatedServers servers =
                        TestInfrastructure.dedicatedWithPostgresIn(disk.path().resolve("postgres"));
                ServiceProcesses services = ServiceProcesses.start(
                        servers.database(), servers.kafka().bootstrapServers());
                Supervisor supervisor = Supervisor.of(servers.postgres());
                LoadGenerator load = new LoadGenerator(services.pipeline(), customers).start()) {
            awaitReported(load, 60);

            disk.fill();
            Awaitility.await("503").atMost(Duration.ofSeconds(60)).until(() -> load.unavailable.get() > 5);
            assertThatWritesAreUnavailable(services.pipeline());
            Awaitility.await("ingest says so")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> services.readiness("drafting-ingest").status() == 503);

            disk.makeRoom();
            awaitReported(load, load.reported.size() + 20);
            services.awaitReady();
            load.close();
            supervisor.close();
            new ConsistencyChecks(
                            servers.database().jdbc(),
                            new KafkaProbe(servers.kafka().bootstrapServers()))
                    .verify(load);
        }
    }

    private void assertThatWritesAreUnavailable(PipelineClient pipeline) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            ApiResponse response = pipeline.pair(customers.get(0), "Laptop");
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Content-Type")).hasValue("application/problem+json");
            assertThat(response.header("Retry-After")).isPresent();
            assertThat(response.body().path("status").asInt()).isEqualTo(503);
            assertThat(response.body().path("type").asString()).isEqualTo("/problems/unavailable");
            assertThat(response.body().toString()).doesNotContain("SQL", "pg_wal", "No space");
        });
    }

    /** Starts PostgreSQL again when it has ended because it could not write its log. */
    private record Supervisor(ScheduledExecutorService thread) implements AutoCloseable {

        static Supervisor of(PostgresServer postgres) {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
            thread.scheduleWithFixedDelay(() -> restartIfEnded(postgres), 1, 1, TimeUnit.SECONDS);
            return new Supervisor(thread);
        }

        private static void restartIfEnded(PostgresServer postgres) {
            try {
                if (!postgres.isRunning()) {
                    postgres.restart();
                }
            } catch (ServerStartException e) {
                // The disk is still full.
            }
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }

    private static void awaitReported(LoadGenerator load, int count) {
        Awaitility.await("results flow").atMost(Duration.ofSeconds(90)).until(() -> load.reported.size() >= count);
    }
}
