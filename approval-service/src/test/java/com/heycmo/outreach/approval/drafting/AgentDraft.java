package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.upsert.IncomingDraft;
import com.heycmo.outreach.upsert.UpsertStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message of an agent, written as ingest writes it. */
record AgentDraft(UUID id, Draft draft, Integer partition, Long offset) implements IncomingDraft {

    @Override
    public @Nullable String traceparent() {
        return null;
    }

    static AgentDraft of(UUID customerId, String prospectUrl, String body, Instant draftedAt) {
        Draft draft = new Draft(
                customerId,
                Action.MESSAGE,
                prospectUrl,
                null,
                null,
                null,
                body,
                0,
                null,
                null,
                draftedAt.truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null);
        return new AgentDraft(draft.id(), draft, 0, 0L);
    }

    /** With the login of ingest. */
    static UpsertStore store(TestDatabase database) {
        return new UpsertStore(JdbcClient.create(database.dataSource(database.worker())));
    }

    void upsertInto(TestDatabase database) {
        try {
            store(database).upsert(List.of(this), false);
        } catch (DuplicateKeyException raced) {
            upsertInto(database);
        }
    }
}
