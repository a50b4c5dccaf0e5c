package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.PersonalData;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts of people who were erased. */
class ErasedDraftIntegrationTests extends UpsertTestBase {

    private final String slug = "zx" + UUID.randomUUID().toString().replace("-", "");

    @ParameterizedTest
    @ValueSource(strings = {"skipped", "expired"})
    void aDraftWithTheIdOfAnErasedRowChangesNothingAndIsNotRejected(String status) {
        Draft again = step(customer, slug, Action.MESSAGE, 3, now, null);
        Draft other = step(customer, "somebody-else", Action.MESSAGE, 3, now, null);
        QueueRow row = status.equals("expired") ? QueueRow.expired(customer) : QueueRow.skipped(customer);
        UUID id = rows.insert(
                row.prospect(again.prospectUrl()).with("day_offset", 3).at("drafted_at", Duration.ofDays(-9)));
        assertThat(id).isEqualTo(again.id());
        rows.erase(customer, id);
        String before = rowAsText(id);

        Upserted first = upsert.upsert(batch(again, other));
        Upserted second = upsert.upsert(batch(again, other));

        assertThat(first).isEqualTo(new Upserted(1, 0, 1, List.of()));
        assertThat(second).isEqualTo(new Upserted(0, 0, 2, List.of()));
        assertThat(rowAsText(id)).isEqualTo(before);
        assertThat(new PersonalData(owner()).find(List.of(slug))).isEmpty();
    }

    @Test
    void aDraftOfAPersonWhoseHashIsKeptIsRefusedThoughNobodysNameIsStored() {
        Draft draft = step(customer, slug, Action.MESSAGE, 3, now, null);
        Draft other = step(customer, "somebody-else", Action.MESSAGE, 3, now, null);
        rows.forbid(customer, "prospect_hash", hashOf(draft));

        Upserted written = upsert.upsert(batch(draft, other));

        assertThat(written.inserted()).isEqualTo(1);
        assertThat(written.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.keepsOriginal()).isFalse();
            assertThat(refused.reason().code()).isEqualTo("do_not_contact");
            assertThat(refused.received().draft()).isEqualTo(draft);
        });
        assertThat(new PersonalData(owner()).find(List.of(slug))).isEmpty();
    }
}
