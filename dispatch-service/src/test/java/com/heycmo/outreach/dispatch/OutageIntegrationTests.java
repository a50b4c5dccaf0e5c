package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Startup, requests and readiness while Kafka or the database is down. */
class OutageIntegrationTests {

    private static final String NO_KAFKA = "127.0.0.1:1";

    private final UUID customerId = UUID.randomUUID();

    @Test
    void isReadyAcceptsResultsAndExpiresDraftsWithoutKafka() {
        TestDatabase database = TestInfrastructure.get().newDatabase();
        UUID staleAtTheStart =
                database.rows().insert(QueueRow.pending(customerId).at("expires_at", Duration.ofMinutes(-1)));
        UUID id = database.rows().insert(QueueRow.approved(customerId));

        try (DispatchInstance instance =
                DispatchInstance.start(database, NO_KAFKA, "outreach.expiry.cron=* * * * * *")) {
            Extension extension = instance.extensionOf(customerId);
            assertThat(extension.report(id, true, extension.claim().token()).status())
                    .isEqualTo(200);

            assertThat(instance.health("/readiness")).isEqualTo(200);
            assertThat(database.rows().outbox(customerId, Topic.OUTCOMES)).hasSize(1);
            await().until(() ->
                    database.rows().status(customerId, staleAtTheStart).equals("expired"));
            UUID staleLater =
                    database.rows().insert(QueueRow.approved(customerId).at("expires_at", Duration.ZERO));
            await().until(() -> database.rows().status(customerId, staleLater).equals("expired"));
            assertThat(database.rows().outbox(customerId, Topic.DECISIONS)).hasSize(2);
        }
    }

    @Test
    void waitsForTheDatabaseAtStartupAndAnswers503WhileItIsDown() {
        try (DedicatedServers servers = TestInfrastructure.dedicated()) {
            TestDatabase database = servers.database();
            PostgresServer postgres = servers.postgres();
            postgres.stop();
            CompletableFuture<DispatchInstance> starting = CompletableFuture.supplyAsync(
                    () -> DispatchInstance.start(database, NO_KAFKA, "spring.flyway.connect-retries-interval=1s"));
            await().pollDelay(Duration.ofSeconds(4)).until(() -> !starting.isDone());
            postgres.startAgain();

            try (DispatchInstance instance = starting.join()) {
                Extension extension = instance.extensionOf(customerId);
                assertThat(extension.claim().status()).isEqualTo(200);
                postgres.crash();

                long start = System.nanoTime();
                Extension.Answer answer = extension.claim();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(extension.report(UUID.randomUUID(), true, null).status())
                        .isEqualTo(503);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                assertThat(instance.health("/readiness")).isEqualTo(503);
                assertThat(instance.health("/liveness")).isEqualTo(200);
                postgres.startAgain();

                await().until(() -> extension.claim().status() == 200);
                await().until(() -> instance.health("/readiness") == 200);
            }
        }
    }
}
