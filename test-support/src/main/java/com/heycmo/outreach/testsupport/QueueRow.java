package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.policy.Action;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values by column name, for a row to insert or for changes to one. Immutable. Values are written as PostgreSQL reads
 * them; a time is a distance from the database's now.
 */
public final class QueueRow {

    /** Approves, edits and skips unless a test sets somebody else. */
    public static final UUID REVIEWER = UUID.fromString("7e0f6c1e-93d5-4a0a-8f3c-0d3f6a6f3b11");

    private static final Duration LOCK = Duration.ofMinutes(5);

    private final Map<String, @Nullable Object> values;

    private QueueRow(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** No values; the start of changes. */
    public static QueueRow changes() {
        return new QueueRow(Map.of());
    }

    /** A message to a new prospect, drafted an hour ago. */
    public static QueueRow pending(UUID customerId) {
        return changes()
                .with("customer_id", customerId)
                .with("status", "pending_review")
                .with("action", Action.MESSAGE.wireName())
                .with("prospect_url", "https://www.linkedin.com/in/p-" + UUID.randomUUID())
                .with("prospect_name", "Jane Doe")
                .with("body", "Hi Jane, congratulations on the round.")
                .with("day_offset", 0)
                .at("drafted_at", Duration.ofHours(-1));
    }

    /** A person's own draft, a minute old. */
    public static QueueRow madeByHand(UUID customerId) {
        return pending(customerId)
                .with("made_by_hand", true)
                .at("edited_at", Duration.ofMinutes(-1))
                .with("edited_by_user_id", REVIEWER);
    }

    /** Approved a minute ago and due. */
    public static QueueRow approved(UUID customerId) {
        return pending(customerId)
                .with("status", "approved")
                .at("approved_at", Duration.ofMinutes(-1))
                .with("approved_by_user_id", REVIEWER);
    }

    /** Claimed just now, with a live lock. */
    public static QueueRow claimed(UUID customerId, UUID token) {
        return approved(customerId).claim(token, LOCK);
    }

    public static QueueRow skipped(UUID customerId) {
        return pending(customerId)
                .with("status", "skipped")
                .at("skipped_at", Duration.ZERO)
                .with("skipped_by_user_id", REVIEWER);
    }

    /** Never claimed; expired an hour ago and was swept. */
    public static QueueRow expired(UUID customerId) {
        return pending(customerId)
                .with("status", "expired")
                .at("drafted_at", Duration.ofDays(-8))
                .at("expires_at", Duration.ofHours(-1));
    }

    /** Sent this long ago. */
    public static QueueRow sent(UUID customerId, Duration ago) {
        return approved(customerId)
                .claim(UUID.randomUUID(), LOCK)
                .with("status", "sent")
                .at("sent_at", ago.negated())
                .with("locked_until", null)
                .with("outcomes", 1);
    }

    /** Claimed, and reported as failed. */
    public static QueueRow failed(UUID customerId) {
        return approved(customerId)
                .claim(UUID.randomUUID(), LOCK)
                .with("status", "failed")
                .with("locked_until", null)
                .with("failure_kind", "reported")
                .with("error_message", "The message box did not open.")
                .with("outcomes", 1);
    }

    /** Claimed three times without a result; the last lock ended a minute ago. */
    public static QueueRow failedWithoutAnswer(UUID customerId) {
        Duration ended = Duration.ofMinutes(-1);
        return approved(customerId)
                .claim(UUID.randomUUID(), ended)
                .claim(UUID.randomUUID(), ended)
                .claim(UUID.randomUUID(), ended)
                .with("status", "failed")
                .with("failure_kind", "no_answer")
                .with("error_message", "Claimed 3 times and never answered.")
                .with("outcomes", 1);
    }

    /** Adds a claim with this token, whose lock ends at that distance from now. */
    public QueueRow claim(UUID token, Duration lockEnds) {
        int claims = values.get("claims") instanceof Integer counted ? counted : 0;
        String tokens = claims == 0 ? token.toString() : values.get("claim_tokens") + "," + token;
        return with("claims", claims + 1).with("claim_tokens", tokens).at("locked_until", lockEnds);
    }

    public QueueRow action(Action action) {
        return with("action", action.wireName());
    }

    /** A canonical URL. */
    public QueueRow prospect(String canonicalUrl) {
        return with("prospect_url", canonicalUrl);
    }

    public QueueRow body(String body) {
        return with("body", body);
    }

    /** Any column; null for SQL's NULL. */
    public QueueRow with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new QueueRow(changed);
    }

    /** A time at this distance from the database's now; negative means past. */
    public QueueRow at(String column, Duration fromNow) {
        return with(column, fromNow);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** The id that the pipeline computes, unless a test has set another. */
    UUID id() {
        if (values.get("id") instanceof UUID id) {
            return id;
        }
        Action action = Action.ofWireName(text("action")).orElseThrow();
        return DraftId.of(customerId(), text("prospect_url"), action, Integer.parseInt(text("day_offset")));
    }

    @Nullable
    UUID prospectId() {
        return ProspectId.of(customerId(), text("prospect_url"));
    }

    UUID customerId() {
        return UUID.fromString(text("customer_id"));
    }

    String text(String column) {
        return String.valueOf(values.get(column));
    }
}
