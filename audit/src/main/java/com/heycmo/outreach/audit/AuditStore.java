package com.heycmo.outreach.audit;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit's table, as far as it is written. */
@Transactional(propagation = Propagation.MANDATORY)
class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<AuditEntry> entries) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_audit (
                               customer_id, what, draft_id, extension_id, version, actor, actor_id, detail)
                        SELECT e.customer_id, e.what, e.draft_id, e.extension_id, e.version, e.actor, e.actor_id,
                               e.detail
                          FROM unnest(CAST(:customerId AS uuid[]), CAST(:what AS text[]), CAST(:draftId AS uuid[]),
                                      CAST(:extensionId AS uuid[]), CAST(:version AS int[]), CAST(:actor AS text[]),
                                      CAST(:actorId AS uuid[]), CAST(:detail AS text[]))
                          WITH ORDINALITY
                            AS e (customer_id, what, draft_id, extension_id, version, actor, actor_id, detail, place)
                         ORDER BY e.place
                        """)
                .param("customerId", column(entries, AuditEntry::customerId))
                .param("what", column(entries, entry -> entry.what().wireName()))
                .param("draftId", column(entries, AuditEntry::draftId))
                .param("extensionId", column(entries, AuditEntry::extensionId))
                .param("version", column(entries, AuditEntry::version))
                .param("actor", column(entries, entry -> entry.actor().kind().wireName()))
                .param("actorId", column(entries, entry -> entry.actor().id()))
                .param("detail", column(entries, AuditEntry::detail))
                .update();
    }

    /** Arrays travel as text; the statement says what they are. */
    private static @Nullable String[] column(List<AuditEntry> entries, Function<AuditEntry, @Nullable Object> field) {
        return entries.stream()
                .map(entry -> Objects.toString(field.apply(entry), null))
                .toArray(String[]::new);
    }
}
