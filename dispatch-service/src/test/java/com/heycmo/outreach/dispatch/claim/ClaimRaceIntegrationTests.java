package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Claims that run concurrently with decisions, results and other claims. */
class ClaimRaceIntegrationTests extends DispatchTestBase {

    private static final int ROUNDS = 25;

    @Test
    void skipsARowLockedByADecisionWithoutWaiting() {
        UUID locked = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-9)));
        UUID free = rows.insert(QueueRow.approved(customerId));

        transaction.executeWithoutResult(tx -> {
            skipUnlessClaimed(locked);
            assertThat(extension.claim().jobId()).isEqualTo(free);
            assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        });

        assertThat(rows.read(customerId, locked))
                .containsEntry("status", "skipped")
                .containsEntry("claims", 0);
    }

    @Test
    void eitherTheSkipOrTheClaimWins() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        for (int round = 0; round < ROUNDS; round++) {
            UUID id = rows.insert(QueueRow.approved(customerId));
            Future<Boolean> skip =
                    executor.submit(() -> Boolean.TRUE.equals(transaction.execute(tx -> skipUnlessClaimed(id))));
            Future<Extension.Answer> claim = executor.submit(() -> extension.claim());

            boolean claimed = !claim.get().job().isNull();

            assertThat(skip.get()).isNotEqualTo(claimed);
            assertThat(rows.status(customerId, id)).isEqualTo(claimed ? "approved" : "skipped");
        }
        executor.shutdown();
    }

    @Test
    void claimsAnExpiredLockOnceUnderConcurrentClaims() throws Exception {
        UUID id = rows.insert(QueueRow.approved(customerId).claim(UUID.randomUUID(), Duration.ofMinutes(-1)));

        List<Extension.Answer> jobs = claimConcurrently(8, false);

        assertThat(jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.jobId()).isEqualTo(id));
        assertThat(rows.read(customerId, id)).containsEntry("claims", 2);
    }

    @Test
    void returnsOneJobToConcurrentClaimsWithOneKey() throws Exception {
        for (int i = 0; i < 5; i++) {
            rows.insert(QueueRow.approved(customerId));
        }

        List<Extension.Answer> jobs = claimConcurrently(8, true);

        assertThat(jobs).hasSize(8);
        assertThat(jobs.stream().map(Extension.Answer::token).distinct()).hasSize(1);
    }

    @Test
    void serializesTheFirstClaimsOfACustomer() throws Exception {
        for (int i = 0; i < 14; i++) {
            rows.insert(QueueRow.sent(customerId, Duration.ofHours(1)).with("action", "connection_request"));
        }
        for (int i = 0; i < 8; i++) {
            rows.insert(QueueRow.approved(customerId).with("action", "connection_request"));
        }

        assertThat(claimConcurrently(8, false)).hasSize(1);
    }

    @Test
    void failsAnUnansweredJobOnceUnderConcurrentClaims() throws Exception {
        UUID id = rows.insert(Stream.of(1, 2, 3)
                .reduce(
                        QueueRow.approved(customerId),
                        (row, claim) -> row.claim(UUID.randomUUID(), Duration.ofMinutes(-1)),
                        (one, other) -> one));

        assertThat(claimConcurrently(8, false)).isEmpty();

        assertThat(rows.read(customerId, id)).containsEntry("status", "failed").containsEntry("outcomes", 1);
        assertThat(rows.outbox(customerId)).hasSize(1);
    }

    @Test
    void endsAsSentWhenALateSuccessRacesWithTheLastClaim() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        for (int round = 0; round < ROUNDS; round++) {
            UUID token = UUID.randomUUID();
            UUID id = rows.insert(QueueRow.approved(customerId)
                    .claim(UUID.randomUUID(), Duration.ofMinutes(-3))
                    .claim(UUID.randomUUID(), Duration.ofMinutes(-2))
                    .claim(token, Duration.ofMinutes(-1)));
            Future<Extension.Answer> claim = executor.submit(() -> extension.claim());
            Future<Extension.Answer> report = executor.submit(() -> extension.report(id, true, token.toString()));

            assertThat(claim.get().job().isNull()).isTrue();
            assertThat(report.get().status()).isEqualTo(200);
            assertThat(rows.status(customerId, id)).isEqualTo("sent");
        }
        executor.shutdown();
    }

    /** Like a reviewer's skip. */
    private boolean skipUnlessClaimed(UUID id) {
        return jdbc.sql("""
                                UPDATE linkedin_outreach_queue
                                   SET status = 'skipped', skipped_at = now(), skipped_by_user_id = customer_id
                                 WHERE customer_id = :customer AND id = :id AND status = 'approved'
                                   AND (locked_until IS NULL OR locked_until <= clock_timestamp())
                                """).param("customer", customerId).param("id", id).update() == 1;
    }

    /** Claims concurrently and returns the answers that contain a job. */
    private List<Extension.Answer> claimConcurrently(int count, boolean withOneKey) throws Exception {
        ExecutorService extensions = Executors.newFixedThreadPool(count);
        List<Future<Extension.Answer>> claims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            claims.add(extensions.submit(() -> withOneKey ? extension.claim("key") : extension.claim()));
        }
        List<Extension.Answer> jobs = new ArrayList<>();
        for (Future<Extension.Answer> claim : claims) {
            if (!claim.get().job().isNull()) {
                jobs.add(claim.get());
            }
        }
        extensions.shutdown();
        return jobs;
    }
}
