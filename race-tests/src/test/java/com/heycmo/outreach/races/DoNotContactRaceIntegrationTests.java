package com.heycmo.outreach.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.Thorough;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens while a person or a company is set to do-not-contact, nothing is handed out afterwards. */
@Tag(Thorough.TAG)
class DoNotContactRaceIntegrationTests extends RaceTestBase {

    /** By turns the person and their company. */
    @ParameterizedTest
    @EnumSource
    void noClaimAfterTheCommitHandsOutADraft(Rival rival) throws InterruptedException {
        race(
                rival,
                round -> {
                    if (round.seed() % 2 == 0) {
                        forbid(round, "prospectUrl", round.prospectUrl());
                    } else {
                        forbid(round, "company", "ACME corp");
                    }
                },
                this::assertNothingGoesOut);
    }

    private void forbid(Round round, String field, String value) {
        Answer answer = asReviewer(round, "POST", prospects(round) + "/do-not-contact", """
                {"%s":"%s"}""".formatted(field, value));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    }

    private void assertNothingGoesOut(Round round) {
        assertThat(claim(round).isObject()).as("a repeated claim").isFalse();
        draft(round, 0, 3, 7, 14);
        endLocks(round);
        assertThat(claim(round).isObject()).as("a claim after the lock").isFalse();
        assertThat(round.statuses()).doesNotContain("pending_review", "approved");
    }
}
