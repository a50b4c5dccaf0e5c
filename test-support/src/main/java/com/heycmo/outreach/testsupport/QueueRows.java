package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue table for tests: inserts rows in any state, moves them in time and reads them. */
public final class QueueRows {

    private static final List<String> TIMES = List.of(
            "drafted_at",
            "not_before",
            "step_due_at",
            "held_until",
            "expires_at",
            "approved_at",
            "edited_at",
            "skipped_at",
            "locked_until",
            "locked_until_before",
            "claimed_at",
            "retry_at",
            "sent_at",
            "blanked_at",
            "created_at",
            "updated_at");

    private final JdbcClient jdbc;

    public QueueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts the row and returns its id. Each claim gets the hash of the row's text. */
    public UUID insert(QueueRow row) {
        UUID id = row.id();
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(row.with("id", id).values());
        values.putIfAbsent("prospect_id", row.prospectId());
        Map<String, String> sql = expressions(values);
        if (values.containsKey("claim_tokens")) {
            sql.put("claim_tokens", "string_to_array(:claim_tokens, ',')::uuid[]");
            sql.putIfAbsent("claim_body_hashes", """
                    array_fill(sha256(convert_to(:body, 'UTF8')),
                        ARRAY[cardinality(string_to_array(:claim_tokens, ','))])""");
        }
        execute(
                "INSERT INTO linkedin_outreach_queue (%s) VALUES (%s)"
                        .formatted(String.join(", ", sql.keySet()), String.join(", ", sql.values())),
                values);
        return id;
    }

    /** Changes some columns of one row. */
    public void change(UUID customerId, UUID id, QueueRow changes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(changes.values());
        String sets = expressions(values).entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
        values.put("at_customer", customerId);
        values.put("at_id", id);
        execute(
                "UPDATE linkedin_outreach_queue SET %s WHERE customer_id = :at_customer AND id = :at_id"
                        .formatted(sets),
                values);
    }

    /** Moves all times of the row back by this duration. */
    public void age(UUID customerId, UUID id, Duration by) {
        requireOne(aged("id = :id", by)
                .param("customer", customerId)
                .param("id", id)
                .update());
    }

    /** Moves all times of all the customer's rows back by this duration: it has passed. */
    public void age(UUID customerId, Duration by) {
        aged("true", by).param("customer", customerId).update();
    }

    private JdbcClient.StatementSpec aged(String which, Duration by) {
        String sets = TIMES.stream()
                .map(column -> "%1$s = %1$s - :by * interval '1 microsecond'".formatted(column))
                .collect(Collectors.joining(", "));
        return jdbc.sql("UPDATE linkedin_outreach_queue SET %s WHERE customer_id = :customer AND %s"
                        .formatted(sets, which))
                .param("by", micros(by));
    }

    /**
     * Judges anew what holds the customer's drafts, all of them. The stores do so for the drafts of one prospect, after
     * each of their changes.
     */
    public void updateHolds(UUID customerId) {
        jdbc.sql("SELECT linkedin_outreach_lock_customers(ARRAY[CAST(:customer AS uuid)])")
                .param("customer", customerId)
                .query()
                .listOfRows();
        jdbc.sql("""
                        SELECT linkedin_outreach_update_holds(
                               array_agg(customer_id), array_agg(prospect_url), :expiryDays, :waitingExpiryDays)
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer
                        """)
                .param("customer", customerId)
                .param("expiryDays", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("waitingExpiryDays", OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS)
                .query()
                .listOfRows();
    }

    /**
     * Makes something known about a person, as a signal does.
     *
     * @param what a time of the table of prospects, for instance {@code accepted_at}; it is now
     */
    public void learn(UUID customerId, String prospectUrl, String what) {
        learn(customerId, prospectUrl, what, now());
    }

    /** As above, of an earlier time. */
    public void learn(UUID customerId, String prospectUrl, String what, Instant at) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_prospect (customer_id, prospect_id, prospect_url, %1$s)
                        VALUES (:customer, :id, :url, :at)
                            ON CONFLICT (customer_id, prospect_id) DO UPDATE SET %1$s = EXCLUDED.%1$s
                        """.formatted(what))
                .param("customer", customerId)
                .param("id", ProspectId.of(customerId, prospectUrl))
                .param("url", prospectUrl)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Erases one draft, as if its person was erased: a claimed one is only marked, and keeps its status. */
    public void erase(UUID customerId, UUID id) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET skip_reason = 'erased', held_until = locked_until
                         WHERE customer_id = :customer AND id = :id AND status = 'approved'
                        """).param("customer", customerId).param("id", id).update();
        jdbc.sql("SELECT linkedin_outreach_blank(:customer, ARRAY[CAST(:id AS uuid)], true)")
                .param("customer", customerId)
                .param("id", id)
                .query()
                .listOfRows();
    }

    /**
     * Adds a do-not-contact entry, but skips nothing.
     *
     * @param column {@code prospect_url}, {@code company} or, in hex, {@code prospect_hash}
     */
    public void forbid(UUID customerId, String column, String value) {
        jdbc.sql("""
                        WITH flagged AS (
                            INSERT INTO linkedin_outreach_customer (customer_id, has_do_not_contact)
                            VALUES (:customer, true)
                                ON CONFLICT (customer_id) DO UPDATE SET has_do_not_contact = true)
                        INSERT INTO linkedin_outreach_do_not_contact
                               (customer_id, prospect_url, company, company_key, prospect_hash, created_by_user_id)
                        SELECT :customer, CASE :column WHEN 'prospect_url' THEN :value END,
                               CASE :column WHEN 'company' THEN :value END,
                               CASE :column WHEN 'company' THEN linkedin_outreach_company_key(:value) END,
                               CASE :column WHEN 'prospect_hash' THEN decode(:value, 'hex') END, :customer
                        """)
                .param("customer", customerId)
                .param("column", column)
                .param("value", value)
                .update();
    }

    /** All do-not-contact entries of the customer have ended. */
    public void endForbidding(UUID customerId) {
        jdbc.sql("UPDATE linkedin_outreach_do_not_contact SET until = now() WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
    }

    /** The row by column name, as JDBC reads it. */
    public Map<String, @Nullable Object> read(UUID customerId, UUID id) {
        return jdbc.sql("SELECT * FROM linkedin_outreach_queue WHERE customer_id = :customer AND id = :id")
                .param("customer", customerId)
                .param("id", id)
                .query()
                .singleRow();
    }

    /** All rows of a customer, oldest first. */
    public List<Map<String, @Nullable Object>> all(UUID customerId) {
        return jdbc.sql("SELECT * FROM linkedin_outreach_queue WHERE customer_id = :customer ORDER BY created_at, id")
                .param("customer", customerId)
                .query()
                .listOfRows();
    }

    public String status(UUID customerId, UUID id) {
        return String.valueOf(read(customerId, id).get("status"));
    }

    /** A time of the row; fails if it is null. */
    public Instant time(UUID customerId, UUID id, String column) {
        if (read(customerId, id).get(column) instanceof Timestamp time) {
            return time.toInstant();
        }
        throw new IllegalStateException("The row %s has no %s.".formatted(id, column));
    }

    /** The customer's events that the relay has not sent yet, oldest first, by column name. */
    public List<Map<String, @Nullable Object>> outbox(UUID customerId) {
        return jdbc.sql("SELECT * FROM outbox WHERE customer_id = :customer ORDER BY seq")
                .param("customer", customerId)
                .query()
                .listOfRows();
    }

    /** The unsent events for one topic. */
    public List<Map<String, @Nullable Object>> outbox(UUID customerId, Topic topic) {
        return outbox(customerId).stream()
                .filter(event -> topic.topicName().equals(event.get("aggregatetype")))
                .toList();
    }

    /** The customer's audit entries, oldest first, by column name. */
    public List<Map<String, @Nullable Object>> audit(UUID customerId) {
        return jdbc.sql("SELECT * FROM linkedin_outreach_audit WHERE customer_id = :customer ORDER BY seq")
                .param("customer", customerId)
                .query()
                .listOfRows();
    }

    /** The database's current time. */
    public Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static Map<String, String> expressions(Map<String, @Nullable Object> values) {
        Map<String, String> expressions = new LinkedHashMap<>();
        values.forEach((column, value) -> expressions.put(
                column,
                value instanceof Duration ? "now() + :%s * interval '1 microsecond'".formatted(column) : ":" + column));
        return expressions;
    }

    private void execute(String sql, Map<String, @Nullable Object> values) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            statement = value instanceof Duration distance
                    ? statement.param(entry.getKey(), micros(distance))
                    // Untyped text, which PostgreSQL converts to the column's type.
                    : statement.param(entry.getKey(), value == null ? null : value.toString(), Types.OTHER);
        }
        requireOne(statement.update());
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new IllegalStateException("%d rows changed instead of one.".formatted(changed));
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
