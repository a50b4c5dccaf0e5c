package com.heycmo.outreach.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.PersonalData;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.Thorough;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens while a person is erased, nothing names them afterwards, and nothing is handed out. */
@Tag(Thorough.TAG)
class ErasureRaceIntegrationTests extends RaceTestBase {

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @EnumSource
    void nothingNamesThePersonAfterwards(Rival rival) throws InterruptedException {
        race(rival, this::erase, this::assertNothingGoesOut);

        assertThat(new PersonalData(database.jdbc()).find(List.of("/in/" + slugs(rival))))
                .isEmpty();
    }

    private void erase(Round round) {
        Answer answer = asReviewer(
                round,
                "DELETE",
                prospects(round) + "/" + ProspectId.of(round.customer(), round.prospectUrl()) + "?doNotContact=true",
                "");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(204);
    }

    private void assertNothingGoesOut(Round round) {
        assertThat(claim(round).isObject()).as("a repeated claim").isFalse();
        draft(round, 0, 3, 7, 14);
        endLocks(round);
        assertThat(claim(round).isObject()).as("a claim after the lock").isFalse();
        assertThat(round.statuses()).isSubsetOf("skipped", "sent");
    }
}
