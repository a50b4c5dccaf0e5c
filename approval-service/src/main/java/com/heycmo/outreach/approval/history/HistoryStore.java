package com.heycmo.outreach.approval.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit's table as people read it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HistoryStore {

    private static final String LIST = """
            SELECT a.seq, a.at, a.what, a.draft_id, a.extension_id, a.version, a.actor, a.actor_id,
                   COALESCE(p.name, x.device_name) AS actor_name, a.detail,
                   q.prospect_name, q.prospect_url, q.action
              FROM linkedin_outreach_audit a
              LEFT JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
              LEFT JOIN linkedin_outreach_person p
                ON p.customer_id = a.customer_id AND p.user_id = a.actor_id AND a.actor = 'person'
              LEFT JOIN linkedin_outreach_extension x
                ON x.customer_id = a.customer_id AND x.id = a.actor_id AND a.actor = 'extension'
             WHERE a.customer_id = :customer
               -- Always a bound of the key, so that a page is read from where it begins.
               AND a.seq < COALESCE(CAST(:before AS bigint), 9223372036854775807)
               AND a.what = ANY (CAST(:what AS text[]))
               AND (CAST(:draft AS uuid) IS NULL OR a.draft_id = CAST(:draft AS uuid))
               AND (CAST(:pattern AS text) IS NULL
                    OR q.prospect_name ILIKE :pattern OR q.prospect_company ILIKE :pattern
                    OR q.prospect_url ILIKE :pattern OR a.detail ILIKE :pattern OR p.name ILIKE :pattern)
             ORDER BY a.seq DESC
             LIMIT :limit
            """;

    // The same without the choices, so that the index of one draft's entries is all that is read.
    private static final String OF_DRAFT = """
            SELECT a.seq, a.at, a.what, a.draft_id, a.extension_id, a.version, a.actor, a.actor_id,
                   COALESCE(p.name, x.device_name) AS actor_name, a.detail,
                   q.prospect_name, q.prospect_url, q.action
              FROM linkedin_outreach_audit a
              LEFT JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
              LEFT JOIN linkedin_outreach_person p
                ON p.customer_id = a.customer_id AND p.user_id = a.actor_id AND a.actor = 'person'
              LEFT JOIN linkedin_outreach_extension x
                ON x.customer_id = a.customer_id AND x.id = a.actor_id AND a.actor = 'extension'
             WHERE a.customer_id = :customer AND a.draft_id = :draft
             ORDER BY a.seq DESC
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first entries of the list, at most so many, whatever the query's own limit. */
    List<HistoryEntry> list(UUID customerId, HistoryQuery query, int limit) {
        return jdbc.sql(LIST)
                .param("customer", customerId)
                .param("before", query.before())
                .param("what", query.wanted().toArray(String[]::new))
                .param("draft", query.draftId())
                .param("pattern", containing(query.text()))
                .param("limit", limit)
                .query(HistoryStore::entry)
                .list();
    }

    List<HistoryEntry> ofDraft(UUID customerId, UUID draftId, int limit) {
        return jdbc.sql(OF_DRAFT)
                .param("customer", customerId)
                .param("draft", draftId)
                .param("limit", limit)
                .query(HistoryStore::entry)
                .list();
    }

    Map<UUID, String> names(UUID customerId, Collection<UUID> userIds) {
        return jdbc
                .sql("""
                        SELECT user_id, name
                          FROM linkedin_outreach_person
                         WHERE customer_id = :customer AND user_id = ANY (:users)
                        """)
                .param("customer", customerId)
                .param("users", userIds.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("user_id", UUID.class), row.getString("name")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The pattern of everything that contains this text, in which no character is special. */
    private static @Nullable String containing(@Nullable String text) {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static HistoryEntry entry(ResultSet row, int number) throws SQLException {
        return new HistoryEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Objects.requireNonNull(row.getString("what")),
                row.getObject("draft_id", UUID.class),
                row.getObject("extension_id", UUID.class),
                row.getObject("version", Integer.class),
                Objects.requireNonNull(row.getString("actor")),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("detail"),
                row.getString("prospect_name"),
                row.getString("prospect_url"),
                row.getString("action"));
    }
}
