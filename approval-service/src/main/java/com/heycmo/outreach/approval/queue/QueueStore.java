package com.heycmo.outreach.approval.queue;

import static com.heycmo.outreach.sql.Columns.instant;
import static com.heycmo.outreach.sql.Columns.requiredInstant;
import static com.heycmo.outreach.sql.Columns.requiredUuid;
import static com.heycmo.outreach.sql.Columns.uuid;

import com.heycmo.outreach.draft.ErasedUrl;
import com.heycmo.outreach.status.DraftState;
import com.heycmo.outreach.status.DraftStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue without locking anything. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class QueueStore {

    /** Reads the columns of the queue table and of {@code linkedin_outreach_state}; {@link RowWarnings} adds the warnings. */
    public static final RowMapper<DraftRow> ROWS = (row, number) -> row(row);

    private static final String EACH_STATUS_AND_ACTION = "unnest(CAST(:statuses AS text[])) AS wanted (status)"
            + " CROSS JOIN unnest(CAST(:actions AS text[])) AS chosen (action)";
    private static final String OF_BOTH = "q.status = wanted.status AND q.action = chosen.action";

    private static final String EACH_ACTION = "unnest(CAST(:actions AS text[])) AS chosen (action)";
    /** The literal status matches the predicate of a partial index. */
    private static final String OF_ACTION =
            "q.action = chosen.action AND q.status = '%1$s' AND '%1$s' = ANY (CAST(:statuses AS text[]))";

    private static final String OLDEST_FIRST = pages(EACH_STATUS_AND_ACTION, OF_BOTH, "created_at", ">", "ASC");
    private static final String NEWEST_FIRST = pages(EACH_STATUS_AND_ACTION, OF_BOTH, "created_at", "<", "DESC");
    private static final String NEXT_CLAIM_FIRST =
            pages(EACH_ACTION, OF_ACTION.formatted("approved"), "due_at", ">", "ASC");
    private static final String LAST_SENT_FIRST =
            pages(EACH_ACTION, OF_ACTION.formatted("sent"), "sent_at", "<", "DESC");

    /**
     * One short index scan for each status and action, then a merge: the cost of a page does not depend on how many rows the
     * customer has. Filters may match few of them: a scan ends with its last row, which is returned in any case.
     *
     * @param scans one row for each scan
     * @param ofScan which drafts a scan reads
     * @param time the column that orders the list
     */
    private static String pages(String scans, String ofScan, String time, String after, String direction) {
        return """
                SELECT (page.draft).*, state.*, page.matches, page.last
                  FROM %1$s
                 CROSS JOIN LATERAL (
                    SELECT read.*, found.matches
                      FROM (SELECT q AS draft, q.%3$s AS time, q.id,
                                   row_number() OVER (ORDER BY q.%3$s %5$s, q.id %5$s) = :rows AS last
                              FROM linkedin_outreach_queue q
                             WHERE q.customer_id = :customer AND %2$s
                               AND (q.%3$s, q.id) %4$s (:afterTime, :afterId)
                             ORDER BY q.%3$s %5$s, q.id %5$s
                             LIMIT :rows) AS read
                     CROSS JOIN LATERAL (SELECT linkedin_outreach_matches(
                                read.draft, CAST(:actions AS text[]), CAST(:patterns AS text[]),
                                CAST(:sources AS text[]), now() + make_interval(hours => :hours)) AS matches) AS found
                     WHERE found.matches OR read.last
                     ORDER BY read.time %5$s, read.id %5$s
                     LIMIT :limit) AS page
                 CROSS JOIN LATERAL linkedin_outreach_state(
                       (page.draft).status, (page.draft).expires_at, (page.draft).locked_until, now()) AS state
                 ORDER BY page.time %5$s, page.id %5$s
                 LIMIT :limit
                """.formatted(scans, ofScan, time, after, direction);
    }

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DraftRow> find(UUID customerId, UUID id) {
        return jdbc.sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, now()) AS state
                         WHERE q.customer_id = :customer AND q.id = :id
                        """)
                .param("customer", customerId)
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    List<DraftRow> findAll(UUID customerId, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, now()) AS state
                         WHERE q.customer_id = :customer AND q.id = ANY (:ids)
                        """)
                .param("customer", customerId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(ROWS)
                .list();
    }

    /** All drafts of a person who was not erased, oldest first. Action and day bound their number. */
    List<DraftRow> findOfProspect(UUID customerId, UUID prospectId) {
        return jdbc.sql("""
                        SELECT q.*, state.*
                          FROM linkedin_outreach_queue q
                         CROSS JOIN LATERAL linkedin_outreach_state(
                               q.status, q.expires_at, q.locked_until, now()) AS state
                         WHERE q.customer_id = :customer AND q.prospect_id = :prospect
                           AND q.prospect_url NOT LIKE 'erased:%'
                         ORDER BY q.created_at, q.id
                        """)
                .param("customer", customerId)
                .param("prospect", prospectId)
                .query(ROWS)
                .list();
    }

    /**
     * A row of a list.
     *
     * @param matches the query's filters
     * @param last whether the scan of its status and action ended there: later rows of the list were not looked at
     */
    record Listed(DraftRow row, boolean matches, boolean last) {}

    /**
     * The first {@code limit} rows of the list that match or are the last of a scan; the query's own limit is ignored.
     *
     * @param rows how many of each status and action it looks at
     */
    List<Listed> list(UUID customerId, QueueQuery query, int limit, int rows) {
        return filtered(jdbc.sql(statement(query.order())), customerId, query)
                .param("afterTime", query.after().time().atOffset(ZoneOffset.UTC))
                .param("afterId", query.after().id())
                .param("limit", limit)
                .param("rows", rows)
                .query((row, number) -> new Listed(row(row), row.getBoolean("matches"), row.getBoolean("last")))
                .list();
    }

    private static String statement(QueueOrder order) {
        return switch (order) {
            case OLDEST_FIRST -> OLDEST_FIRST;
            case NEWEST_FIRST -> NEWEST_FIRST;
            case NEXT_CLAIM_FIRST -> NEXT_CLAIM_FIRST;
            case LAST_SENT_FIRST -> LAST_SENT_FIRST;
        };
    }

    /** Binds the parameters that every filtered statement has. */
    static JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec sql, UUID customerId, QueueQuery query) {
        Integer days = query.expiresWithinDays();
        return sql.param("customer", customerId)
                .param("statuses", query.statuses().toArray(String[]::new))
                .param("actions", query.actions().toArray(String[]::new))
                .param("patterns", SearchPatterns.of(query.text()))
                .param(
                        "sources",
                        query.sources().isEmpty() ? null : query.sources().toArray(String[]::new))
                // In hours: PostgreSQL's day depends on the session's time zone.
                .param("hours", days == null ? null : 24 * days, Types.INTEGER);
    }

    static DraftRow row(ResultSet row) throws SQLException {
        return new DraftRow(
                requiredUuid(row, "id"),
                requiredUuid(row, "customer_id"),
                row.getString("action"),
                row.getString("status"),
                ErasedUrl.hide(row.getString("prospect_url")),
                uuid(row, "prospect_id"),
                row.getString("prospect_name"),
                row.getString("prospect_company"),
                row.getString("prospect_role"),
                row.getString("body"),
                row.getInt("day_offset"),
                row.getString("intent_source"),
                row.getString("intent_reason"),
                requiredInstant(row, "drafted_at"),
                instant(row, "approved_at"),
                uuid(row, "approved_by_user_id"),
                instant(row, "sent_at"),
                row.getString("result_url"),
                row.getString("error_message"),
                instant(row, "locked_until"),
                requiredInstant(row, "expires_at"),
                instant(row, "not_before"),
                Stream.of(instant(row, "not_before"), instant(row, "step_due_at"))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                row.getInt("version"),
                row.getInt("claims"),
                row.getString("failure_kind"),
                row.getString("failure_code"),
                row.getString("wait_for"),
                row.getString("variant"),
                row.getBoolean("made_by_hand"),
                List.of(),
                instant(row, "edited_at"),
                uuid(row, "edited_by_user_id"),
                instant(row, "skipped_at"),
                uuid(row, "skipped_by_user_id"),
                row.getString("skip_reason"),
                uuid(row, "resolved_by_user_id"),
                row.getString("drafted_body"),
                requiredInstant(row, "created_at"),
                requiredInstant(row, "updated_at"),
                state(row));
    }

    private static DraftState state(ResultSet row) throws SQLException {
        return new DraftState(
                DraftStatus.ofWireName(row.getString("status")).orElseThrow(),
                requiredInstant(row, "now"),
                row.getBoolean("lock_live"),
                row.getBoolean("expired"));
    }
}
