package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.traces.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes changes to the drafts of two people, as the stores make them, and judges after each change the drafts of that
 * person alone. Claims are real.
 */
final class History {

    private static final String JANE = "https://www.linkedin.com/in/jane";
    private static final String[] PROSPECTS = {JANE, JANE, JANE, JANE + "t", "https://www.linkedin.com/feed/update/1"};
    private static final int[] DAYS = {0, 0, 3, 3, 7, 20};
    private static final Duration[] PERIODS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(4),
        Duration.ofHours(1),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };

    enum Kind {
        ADD,
        APPROVE,
        SKIP,
        REOPEN,
        CLAIM,
        REPORT_SENT,
        REPORT_FAILED,
        RELEASE,
        PASS,
        PASS_TO_EXPIRY,
        ACCEPT,
        TOGGLE,
        SWEEP
    }

    /** One change; the numbers choose the draft and its values. */
    record Change(Kind kind, int which, int how) {}

    final UUID customerId = UUID.randomUUID();
    final JdbcClient jdbc;

    private final QueueRows rows;
    private final HoldStore holds;
    private final ClaimStore claims;
    private final List<UUID> ids = new ArrayList<>();

    /** The last job; most reports are about it. */
    private @Nullable UUID job;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
        rows = new QueueRows(jdbc);
        holds = new HoldStore(jdbc);
        claims = new ClaimStore(jdbc, Traces.OFF);
        holds.lockCustomer(customerId);
    }

    /** Three approved steps of one person: day 0, 3 and 7. */
    void addSequence() {
        make(new Change(Kind.ADD, 0, 3));
        make(new Change(Kind.ADD, 2, 13));
        make(new Change(Kind.ADD, 10, 13));
    }

    void make(Change change) {
        switch (change.kind()) {
            case ADD -> add(change);
            case APPROVE ->
                update(
                        change,
                        "approved_at = clock_timestamp(), approved_by_user_id = customer_id,"
                                + " status = 'approved', retry_at = NULL",
                        "status = 'pending_review' AND expires_at > now()");
            case SKIP ->
                update(
                        change,
                        "skipped_at = now(), skipped_by_user_id = customer_id, status = 'skipped'",
                        "status IN ('pending_review', 'approved') AND coalesce(locked_until <= now(), true)");
            case REOPEN ->
                update(
                        change,
                        """
                    status = 'pending_review', approved_at = NULL, approved_by_user_id = NULL, failure_kind = NULL,
                    retry_at = NULL, claims = 0, expires_at = GREATEST(now(), not_before) + make_interval(
                        hours => 24 * CASE WHEN wait_for IS NULL THEN 7 ELSE 30 END)""",
                        "status IN ('skipped', 'failed', 'expired') AND coalesce(locked_until <= now(), true)");
            case CLAIM -> claim();
            case REPORT_SENT ->
                update(
                        change,
                        "status = 'sent', locked_until = NULL, failure_kind = NULL,"
                                + " sent_at = LEAST(clock_timestamp(), locked_until)",
                        "claims > 0 AND status <> 'sent'");
            case REPORT_FAILED ->
                update(
                        change,
                        "status = 'failed', locked_until = NULL, failure_kind = 'reported'",
                        "claims > 0 AND status = 'approved'");
            case RELEASE ->
                update(
                        change,
                        "locked_until = NULL, retry_at = now() + interval '15 minutes'",
                        "claims > 0 AND status = 'approved' AND locked_until IS NOT NULL");
            case PASS -> rows.age(customerId, PERIODS[change.how() % PERIODS.length]);
            case PASS_TO_EXPIRY -> passToExpiry();
            case ACCEPT -> accept(PROSPECTS[change.which() % PROSPECTS.length]);
            case TOGGLE -> toggle();
            case SWEEP -> sweep();
        }
    }

    /** Claims the next job. */
    @Nullable
    UUID claim() {
        ClaimResult result = claims.claim(customerId, customerId, null);
        if (result instanceof ClaimResult.Exhausted exhausted) {
            claims.giveUp(customerId, exhausted.draftId());
            return claim();
        }
        ClaimResult.Job claimed = ((ClaimResult.ClaimAnswer) result).job();
        if (claimed == null) {
            return null;
        }
        job = claimed.id();
        return job;
    }

    /**
     * When each open draft is due and expires, and until when an approved one is held. A hold that has passed is none; that
     * of a pending one is judged again when it is approved.
     */
    List<Map<String, @Nullable Object>> judgements() {
        return jdbc.sql("""
                        SELECT id, step_due_at, expires_at,
                               CASE WHEN status = 'approved' AND held_until > clock_timestamp()
                                    THEN CAST(held_until AS text) END AS held_until
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND status IN ('pending_review', 'approved')
                         ORDER BY id
                        """).param("customer", customerId).query().listOfRows();
    }

    /** Judges all drafts from scratch. */
    void judgeAll() {
        rows.updateHolds(customerId);
    }

    private void add(Change change) {
        String url = PROSPECTS[change.which() % PROSPECTS.length];
        Action action = url.contains("/in/") ? Action.values()[change.how() % 3] : Action.COMMENT;
        boolean waits = action == Action.MESSAGE && change.how() % 4 == 0;
        QueueRow row = (change.how() % 5 < 2 ? QueueRow.pending(customerId) : QueueRow.approved(customerId))
                .action(action)
                .prospect(url)
                .with("day_offset", DAYS[change.which() % DAYS.length])
                .with("wait_for", waits ? "accepted" : null)
                .at("expires_at", Duration.ofDays(waits ? 30 : 7));
        UUID id = DraftId.of(customerId, url, action, DAYS[change.which() % DAYS.length]);
        if (ids.contains(id)) {
            redraft(id, url, waits);
            return;
        }
        ids.add(rows.insert(row));
        holds.update(List.of(new HoldStore.Drafts(customerId, url, id)));
    }

    /** A newer text for a pending draft renews its expiry and says anew whether it waits. */
    private void redraft(UUID id, String url, boolean waits) {
        int changed = jdbc.sql("UPDATE linkedin_outreach_queue SET wait_for = :waitFor,"
                        + " expires_at = now() + make_interval(days => :days)"
                        + " WHERE customer_id = :customer AND id = :id AND status = 'pending_review'")
                .param("waitFor", waits ? "accepted" : null)
                .param("days", waits ? 30 : 7)
                .param("customer", customerId)
                .param("id", id)
                .update();
        if (changed > 0) {
            holds.update(List.of(new HoldStore.Drafts(customerId, url, id)));
        }
    }

    private UUID draft(Change change) {
        boolean isReport = change.kind().compareTo(Kind.REPORT_SENT) >= 0;
        return isReport && job != null && change.how() % 4 > 0 ? job : ids.get(change.which() % ids.size());
    }

    private void update(Change change, String values, String condition) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("UPDATE linkedin_outreach_queue SET %s WHERE customer_id = :customer AND id = :id AND %s"
                                .formatted(values, condition)
                        + " RETURNING prospect_url")
                .param("customer", customerId)
                .param("id", draft(change))
                .query(String.class)
                .optional()
                .ifPresent(url -> holds.update(customerId, url));
    }

    /** So that a claim's lock outlives its draft. */
    private void passToExpiry() {
        jdbc.sql("SELECT extract(epoch FROM min(expires_at) - now())::bigint FROM linkedin_outreach_queue"
                        + " WHERE customer_id = :customer AND status = 'approved' AND expires_at > now()")
                .param("customer", customerId)
                .query(Long.class)
                .optional()
                .ifPresent(seconds -> rows.age(customerId, Duration.ofSeconds(seconds - 60)));
    }

    private void accept(String url) {
        // A post accepts nothing.
        if (ProspectId.of(customerId, url) != null) {
            rows.learn(customerId, url, "accepted_at");
            holds.update(customerId, url);
        }
    }

    private void toggle() {
        jdbc.sql("UPDATE linkedin_outreach_customer SET hold_later_steps = NOT hold_later_steps"
                        + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
        judgeAll();
    }

    private void sweep() {
        jdbc.sql("UPDATE linkedin_outreach_queue SET status = 'expired', held_until = NULL"
                        + " WHERE customer_id = :customer AND status IN ('pending_review', 'approved')"
                        + " AND expires_at <= now() AND coalesce(locked_until <= now(), true)")
                .param("customer", customerId)
                .update();
    }
}
