package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.holds.ForbiddenDraftStore;
import com.heycmo.outreach.holds.ForbiddenDraftStore.Forbidden;
import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.upsert.UpsertStore;
import com.heycmo.outreach.upsert.UpsertStore.Written;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the drafts of all customers' agents. */
@Repository
@Transactional(transactionManager = BackgroundRole.NAME, propagation = Propagation.MANDATORY)
class DraftStore {

    private final UpsertStore upsert;
    private final ForbiddenDraftStore check;

    DraftStore(@BackgroundRole JdbcClient jdbc, @Value("${" + ProspectHash.PROPERTY + ":}") String key) {
        this.upsert = new UpsertStore(jdbc);
        this.check = new ForbiddenDraftStore(jdbc, ProspectHash.ofProperty(key));
    }

    /** See {@link UpsertStore#lockCustomers}. */
    boolean lockCustomers(List<ReceivedDraft> drafts) {
        return upsert.lockCustomers(drafts);
    }

    /** See {@link ForbiddenDraftStore#forbidden}. */
    List<Forbidden> forbidden(List<ReceivedDraft> drafts) {
        return check.forbidden(drafts.stream().map(ReceivedDraft::draft).toList());
    }

    /** See {@link UpsertStore#upsert}. */
    Written upsert(List<ReceivedDraft> drafts, boolean replaying) {
        return upsert.upsert(drafts, replaying);
    }
}
