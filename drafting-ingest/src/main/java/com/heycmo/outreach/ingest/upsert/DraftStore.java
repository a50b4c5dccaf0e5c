package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.upsert.UpsertStore;
import com.heycmo.outreach.upsert.UpsertStore.Written;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the drafts of all customers' agents. */
@Repository
@Transactional(transactionManager = BackgroundRole.NAME, propagation = Propagation.MANDATORY)
class DraftStore {

    private final UpsertStore upsert;

    DraftStore(@BackgroundRole JdbcClient jdbc) {
        this.upsert = new UpsertStore(jdbc);
    }

    /** See {@link UpsertStore#upsert}. */
    Written upsert(List<ReceivedDraft> drafts, boolean replaying) {
        return upsert.upsert(drafts, replaying);
    }
}
