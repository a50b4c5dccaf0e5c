package com.heycmo.outreach.dispatch.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** Which drafts a sweep expires. */
class ExpiryIntegrationTests extends DispatchTestBase {

    private static final Duration PAST = Duration.ofMinutes(-1);

    @Autowired
    private StaleDrafts drafts;

    @Test
    void expiresPendingAndApprovedDraftsPastTheirExpiry() {
        UUID pending = rows.insert(QueueRow.pending(customerId).at("expires_at", PAST));
        UUID approved = rows.insert(QueueRow.approved(customerId).at("expires_at", PAST));
        UUID inTime = rows.insert(QueueRow.approved(customerId));

        drafts.expireStaleDrafts();

        assertThat(rows.read(customerId, pending))
                .containsEntry("status", "expired")
                .containsEntry("version", 1);
        assertThat(rows.status(customerId, approved)).isEqualTo("expired");
        assertThat(rows.status(customerId, inTime)).isEqualTo("approved");
        assertThat(rows.outbox(customerId, Topic.OUTCOMES)).isEmpty();
    }

    @Test
    void writesAuditEntriesForExpiredDraftsOnly() {
        UUID pending =
                rows.insert(QueueRow.pending(customerId).with("version", 3).at("expires_at", PAST));
        rows.insert(QueueRow.approved(customerId));

        drafts.expireStaleDrafts();
        drafts.expireStaleDrafts();

        assertThat(rows.audit(customerId))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("what", "expired")
                        .containsEntry("draft_id", pending)
                        .containsEntry("version", 3)
                        .containsEntry("actor", "pipeline")
                        .containsEntry("actor_id", null));
    }

    @Test
    void writesEventsForExpiredDraftsOnly() {
        UUID id = rows.insert(QueueRow.approved(customerId)
                .with("version", 3)
                .with("day_offset", 7)
                .with("intent_source", "funding_news")
                .at("expires_at", PAST));
        rows.insert(QueueRow.approved(customerId));

        drafts.expireStaleDrafts();
        drafts.expireStaleDrafts();

        assertThat(rows.outbox(customerId)).singleElement().satisfies(row -> {
            String payload = String.valueOf(row.get("payload"));
            DecisionEvent event = JsonMapper.shared().readValue(payload, DecisionEvent.class);
            assertThat(event)
                    .isEqualTo(new DecisionEvent(
                            event.eventId(),
                            "expired",
                            customerId,
                            id,
                            "message",
                            7,
                            "funding_news",
                            null,
                            rows.time(customerId, id, "drafted_at"),
                            rows.time(customerId, id, "updated_at"),
                            3,
                            "pipeline",
                            null,
                            null,
                            null));
            assertThat(row)
                    .containsEntry("id", event.eventId())
                    .containsEntry("aggregatetype", "linkedin.outreach.decisions")
                    .containsEntry("aggregateid", id)
                    .containsEntry("type", "com.heycmo.linkedin.outreach.expired.v1");
            assertThat(payload).doesNotContain("congratulations", "Jane", "linkedin.com");
        });
    }

    @Test
    void expiresNothingIfTheEventCannotBeWritten() {
        UUID id = rows.insert(QueueRow.pending(customerId).at("expires_at", PAST));
        jdbc.sql("REVOKE INSERT ON outbox FROM outreach_worker").update();
        try {
            assertThatThrownBy(drafts::expireStaleDrafts).isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("GRANT INSERT ON outbox TO outreach_worker").update();
        }

        assertThat(rows.status(customerId, id)).isEqualTo("pending_review");
        assertThat(rows.audit(customerId)).isEmpty();
    }

    @Test
    void leavesSentFailedAndSkippedRowsUnchanged() {
        UUID sent = rows.insert(QueueRow.sent(customerId, Duration.ofHours(1)).at("expires_at", PAST));
        UUID failed = rows.insert(QueueRow.failed(customerId).at("expires_at", PAST));
        UUID skipped = rows.insert(QueueRow.skipped(customerId).at("expires_at", PAST));

        drafts.expireStaleDrafts();

        assertThat(rows.status(customerId, sent)).isEqualTo("sent");
        assertThat(rows.status(customerId, failed)).isEqualTo("failed");
        assertThat(rows.status(customerId, skipped)).isEqualTo("skipped");
    }

    /** The rule left it alone while its lock was live, and no claim came since. */
    @Test
    void skipsWhatARuleSkipsWhenItsLockEnds() {
        UUID ruledOut = rows.insert(QueueRow.claimed(customerId, UUID.randomUUID())
                .with("skip_reason", "replied")
                .at("locked_until", PAST)
                .at("expires_at", PAST));

        drafts.expireStaleDrafts();

        assertThat(rows.read(customerId, ruledOut))
                .containsEntry("status", "skipped")
                .containsEntry("skip_reason", "replied")
                .containsEntry("skipped_by_user_id", null);
        assertThat(rows.audit(customerId))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("what", "skipped")
                        .containsEntry("actor", "pipeline")
                        .containsEntry("detail", "replied"));
        assertThat(rows.outbox(customerId))
                .singleElement()
                .satisfies(event -> assertThat(event).containsEntry("type", "com.heycmo.linkedin.outreach.skipped.v1"));
    }

    @Test
    void doesNotExpireALiveLockAndKeepsItsEnd() {
        UUID id = rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()).at("expires_at", PAST));

        drafts.expireStaleDrafts();
        assertThat(rows.status(customerId, id)).isEqualTo("approved");

        rows.change(customerId, id, QueueRow.changes().at("locked_until", PAST));
        Instant lockEnded = rows.time(customerId, id, "locked_until");
        drafts.expireStaleDrafts();
        assertThat(rows.status(customerId, id)).isEqualTo("expired");
        assertThat(rows.time(customerId, id, "locked_until")).isEqualTo(lockEnded);
    }

    @Test
    void skipsARowLockedByADecisionWithoutWaiting() {
        UUID locked = rows.insert(QueueRow.pending(customerId).at("expires_at", PAST));
        UUID other = rows.insert(QueueRow.pending(customerId).at("expires_at", PAST));

        transaction.executeWithoutResult(tx -> {
            jdbc.sql("SELECT id FROM linkedin_outreach_queue WHERE id = :id FOR UPDATE")
                    .param("id", locked)
                    .query()
                    .listOfRows();
            assertThat(CompletableFuture.supplyAsync(drafts::expireStaleDrafts)).succeedsWithin(Duration.ofSeconds(5));
        });

        assertThat(rows.status(customerId, locked)).isEqualTo("pending_review");
        assertThat(rows.status(customerId, other)).isEqualTo("expired");
    }

    @Test
    void concurrentSweepsExpireEachRowOnce() throws Exception {
        drafts.expireStaleDrafts();
        int stale = 4_500;
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_queue
                               (customer_id, id, action, prospect_url, expires_at)
                        SELECT :customer, gen_random_uuid(), 'connection_request',
                               'https://www.linkedin.com/in/p-' || n, now() - n * interval '1 second'
                          FROM generate_series(1, :stale) AS n
                        """).param("customer", customerId).param("stale", stale).update();

        ExecutorService instances = Executors.newFixedThreadPool(2);
        Future<Integer> one = instances.submit(drafts::expireStaleDrafts);
        Future<Integer> two = instances.submit(drafts::expireStaleDrafts);
        int expired = one.get() + two.get() + drafts.expireStaleDrafts();
        instances.shutdown();

        assertThat(expired).isEqualTo(stale);
        assertThat(rows.audit(customerId)).hasSize(stale);
        assertThat(rows.outbox(customerId))
                .hasSize(stale)
                .extracting(event -> event.get("aggregateid"))
                .doesNotHaveDuplicates();
        assertThat(jdbc.sql("SELECT count(*) FROM linkedin_outreach_queue WHERE customer_id = :customer"
                                + " AND status = 'expired'")
                        .param("customer", customerId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(stale);
    }
}
