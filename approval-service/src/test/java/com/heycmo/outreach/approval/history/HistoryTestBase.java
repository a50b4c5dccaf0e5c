package com.heycmo.outreach.approval.history;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Records entries of the audit and reads them over the API. */
abstract class HistoryTestBase extends OnTheApi {

    final UUID device = UUID.randomUUID();

    @Autowired
    History history;

    @Autowired
    TestDatabase database;

    List<HistoryEntry> ofDraft(UUID draft) {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            return history.ofDraft(customer, draft);
        }
    }

    void record(String what, @Nullable UUID draft, String actor, @Nullable UUID actorId, @Nullable String detail) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_audit (
                               customer_id, what, draft_id, version, actor, actor_id, detail)
                        VALUES (:customer, :what, :draft, CASE WHEN CAST(:draft AS uuid) IS NOT NULL THEN 1 END, :actor, :actorId,
                                :detail)
                        """)
                .param("customer", customer)
                .param("what", what)
                .param("draft", draft, Types.OTHER)
                .param("actor", actor)
                .param("actorId", actorId, Types.OTHER)
                .param("detail", detail)
                .update();
    }

    void name(UUID user, String name) {
        database.jdbc()
                .sql(
                        "INSERT INTO linkedin_outreach_person (customer_id, user_id, name) VALUES (:customer, :user, :name)")
                .param("customer", customer)
                .param("user", user)
                .param("name", name)
                .update();
    }
}
