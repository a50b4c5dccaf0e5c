package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.received;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts of agents for people and companies that are not to be contacted. */
class DoNotContactIntegrationTests extends UpsertTestBase {

    private static final String JANE = "https://www.linkedin.com/in/jane";

    @Test
    void refusesTheForbiddenDraftsOfABatchAndWritesTheOthers() {
        rows.forbid(customer, "prospect_url", JANE);
        rows.forbid(customer, "company", "Acme Corp");
        UUID other = UUID.randomUUID();
        // So that the other customer's drafts are asked about, too.
        rows.forbid(other, "company", "Beta");
        List<ReceivedDraft> batch = List.of(
                received(draft(customer, "jane", null, 0)),
                received(draft(customer, "jane", null, 0)),
                received(draft(customer, "joe", " ACME\u00a0 corp", 0)),
                received(draft(customer, "jim", "Acme", 0)),
                received(draft(other, "jane", "Acme Corp", 0)));

        Upserted upserted = upsert.upsert(batch);

        assertThat(upserted.inserted()).isEqualTo(2);
        assertThat(upserted.unchanged()).isZero();
        assertThat(upserted.refused())
                .extracting(RefusedDraft::received)
                .containsExactlyElementsOf(batch.subList(0, 3));
        assertThat(upserted.refused())
                .extracting(RefusedDraft::reason)
                .extracting(Reason::code)
                .containsOnly("do_not_contact");
        assertThat(upserted.refused()).allMatch(RefusedDraft::keepsOriginal);
        assertThat(rows.all(customer)).hasSize(1);
        assertThat(rows.all(other)).hasSize(1);
    }

    @Test
    void takesAnOlderDraftOfTheSameKeyThatIsNotForbidden() {
        rows.forbid(customer, "company", "Acme");
        Draft older = draft(customer, "jane", "Beta", 2);

        Upserted upserted =
                upsert.upsert(List.of(received(draft(customer, "jane", "Acme", 0), 0, 1), received(older, 0, 0)));

        assertThat(upserted.inserted()).isEqualTo(1);
        assertThat(upserted.refused()).hasSize(1);
        assertThat(rows.read(customer, older.id())).containsEntry("prospect_company", "Beta");
    }

    @Test
    void neitherRenewsNorRevivesADraft() {
        rows.forbid(customer, "prospect_url", JANE);
        UUID expired = rows.insert(QueueRow.expired(customer).prospect(JANE));

        assertThat(upsert.upsert(List.of(received(draft(customer, "jane", null, 0))))
                        .refused())
                .hasSize(1);

        assertThat(rows.status(customer, expired)).isEqualTo("expired");
    }

    @Test
    void takesThemAgainOnceTheEntryHasEnded() {
        rows.forbid(customer, "prospect_url", JANE);
        rows.endForbidding(customer);

        assertThat(upsert.upsert(List.of(received(draft(customer, "jane", null, 0))))
                        .inserted())
                .isEqualTo(1);
    }

    /** Also if an entry names the company: the person was erased. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsNothingOfAPersonWhoseHashIsKnown(boolean hasCompanyEntry) {
        Draft draft = draft(customer, "jane", "Acme", 0);
        rows.forbid(customer, "prospect_hash", hashOf(draft));
        if (hasCompanyEntry) {
            rows.forbid(customer, "company", "Acme");
        }

        List<RefusedDraft> refused = upsert.upsert(List.of(received(draft))).refused();

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).keepsOriginal()).isFalse();
    }

    private Draft draft(UUID customerId, String slug, @Nullable String company, int hoursOld) {
        return new Draft(
                customerId,
                Action.MESSAGE,
                "https://www.linkedin.com/in/" + slug,
                null,
                company,
                null,
                "Hi",
                0,
                null,
                null,
                now.minusSeconds(3_600L * hoursOld),
                null,
                null,
                null);
    }
}
