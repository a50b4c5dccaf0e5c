package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs for people who are set to do-not-contact after an extension has claimed them, and what else must not go out. */
class DoNotContactIntegrationTests extends DispatchTestBase {

    private static final String JANE = "https://www.linkedin.com/in/jane";

    @Test
    void aRepeatedClaimDoesNotHandTheJobOutAgain() {
        Extension.Answer first = claimOfJane("once");
        assertThat(extension.claim("once").token()).isEqualTo(first.token());

        forbidJane(first.jobId());

        assertThat(extension.claim("once").job().isNull()).isTrue();
        assertThat(rows.status(customerId, first.jobId())).isEqualTo("approved");
    }

    @Test
    void itsLockIsNotExtended() {
        Extension.Answer first = claimOfJane("once");
        assertThat(extension.extend(first.jobId(), first.token()).status()).isEqualTo(200);

        forbidJane(first.jobId());

        Extension.Answer refused = extension.extend(first.jobId(), first.token());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("do-not-contact");
        assertThat(extension.extend(first.jobId(), "nonsense").problem()).isEqualTo("claim-superseded");
    }

    @Test
    void itIsSkippedWhenItsLockEndsUnanswered() {
        Extension.Answer first = claimOfJane("once");
        forbidJane(first.jobId());

        rows.change(customerId, first.jobId(), QueueRow.changes().at("locked_until", Duration.ofSeconds(-1)));
        rows.updateHolds(customerId);

        assertThat(extension.claim().job().isNull()).isTrue();
        assertSkipped(first.jobId());
    }

    @Test
    void itIsSkippedWhenItIsReleased() {
        Extension.Answer first = claimOfJane("once");
        forbidJane(first.jobId());

        assertThat(extension
                        .release(first.jobId(), first.token(), "timeout")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("skipped");
        assertSkipped(first.jobId());
    }

    @Test
    void itsResultCountsAsAlways() {
        Extension.Answer first = claimOfJane("once");
        forbidJane(first.jobId());

        assertThat(extension.report(first.jobId(), true, first.token()).status())
                .isEqualTo(200);

        assertThat(rows.read(customerId, first.jobId()))
                .containsEntry("status", "sent")
                .containsEntry("skip_reason", null);
    }

    /** As after a restored backup: the entry is there, and the draft is still approved. */
    @ParameterizedTest
    @CsvSource({"prospect_url, https://www.linkedin.com/in/jane", "company, acme"})
    void noClaimHandsOutADraftThatWasNotSkipped(String column, String value) {
        UUID forbidden = rows.insert(QueueRow.approved(customerId)
                .prospect(JANE)
                .with("prospect_company", "Acme")
                .at("approved_at", Duration.ofHours(-1)));
        UUID other = rows.insert(QueueRow.approved(customerId));
        rows.forbid(customerId, column, value);

        assertThat(extension.claim().jobId()).isEqualTo(other);
        assertSkipped(forbidden);
    }

    @Test
    void anEntryThatHasEndedForbidsNothing() {
        UUID draft = rows.insert(QueueRow.approved(customerId).prospect(JANE));
        rows.forbid(customerId, "prospect_url", JANE);
        rows.endForbidding(customerId);

        assertThat(extension.claim().jobId()).isEqualTo(draft);
    }

    private Extension.Answer claimOfJane(String key) {
        rows.insert(QueueRow.approved(customerId).prospect(JANE));
        return extension.claim(key);
    }

    /** As approval-service does it. */
    private void forbidJane(UUID draft) {
        rows.forbid(customerId, "prospect_url", JANE);
        transaction.executeWithoutResult(tx -> {
            new HoldStore(jdbc).lockCustomer(customerId);
            new RuleSkipStore(jdbc).skip(customerId, List.of(draft), RuleSkipStore.DO_NOT_CONTACT);
        });
    }

    private void assertSkipped(UUID id) {
        assertThat(rows.read(customerId, id))
                .containsEntry("status", "skipped")
                .containsEntry("skip_reason", "do_not_contact")
                .containsEntry("skipped_by_user_id", null);
        assertThat(rows.outbox(customerId, Topic.DECISIONS))
                .extracting("type")
                .contains("com.heycmo.linkedin.outreach.skipped.v1");
    }
}
