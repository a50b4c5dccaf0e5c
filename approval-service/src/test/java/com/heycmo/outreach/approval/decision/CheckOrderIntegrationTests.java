package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of several reasons against a decision, the response names the first in the contract's order. */
class CheckOrderIntegrationTests extends OnTheApi {

    private static final String STALE = "{\"version\":7}";
    private static final Duration PAST = Duration.ofHours(-1);

    @Test
    void versionBeforeAlreadySo() {
        UUID approved = rows.insert(QueueRow.approved(customer));
        UUID skipped = rows.insert(QueueRow.skipped(customer));

        api.post(customer, "/" + approved + "/approve", STALE).problem(409, "/problems/stale-version");
        api.post(customer, "/" + skipped + "/skip", STALE).problem(409, "/problems/stale-version");
    }

    @Test
    void versionBeforeLiveLockTransitionAndExpiry() {
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));
        UUID sent = rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));
        UUID expired = rows.insert(QueueRow.pending(customer).at("expires_at", PAST));

        api.post(customer, "/" + claimed + "/skip", STALE).problem(409, "/problems/stale-version");
        api.post(customer, "/" + sent + "/approve", STALE).problem(409, "/problems/stale-version");
        api.post(customer, "/" + expired + "/approve", STALE).problem(409, "/problems/stale-version");
    }

    @Test
    void alreadySoBeforeLiveLockAndExpiry() {
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));
        UUID expired = rows.insert(QueueRow.approved(customer).at("expires_at", PAST));

        api.post(customer, "/" + claimed + "/approve").ok();
        api.post(customer, "/" + expired + "/approve").ok();
    }

    @Test
    void liveLockBeforeTransition() {
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));

        api.patch(customer, "/" + claimed, "{\"body\":\"x\",\"version\":1}").problem(409, "/problems/claim-in-flight");
        api.post(customer, "/" + claimed + "/reopen").problem(409, "/problems/claim-in-flight");
    }

    @Test
    void liveLockBeforeExpiry() {
        // No service creates such a row, but the order holds for it too.
        UUID pending = rows.insert(QueueRow.pending(customer)
                .claim(UUID.randomUUID(), Duration.ofMinutes(5))
                .at("expires_at", PAST));

        api.post(customer, "/" + pending + "/approve").problem(409, "/problems/claim-in-flight");
    }

    @Test
    void transitionBeforeExpiry() {
        UUID skipped = rows.insert(QueueRow.skipped(customer).at("expires_at", PAST));

        api.post(customer, "/" + skipped + "/approve").problem(409, "/problems/invalid-transition");
    }

    @Test
    void expiryBeforePreflight() {
        UUID expired =
                rows.insert(QueueRow.pending(customer).body("😀".repeat(1001)).at("expires_at", PAST));

        api.post(customer, "/" + expired + "/approve").problem(409, "/problems/draft-expired");
        api.patch(customer, "/" + expired, "{\"body\":\" \",\"version\":1}").problem(409, "/problems/draft-expired");
    }

    @Test
    void aRejectedDecisionChangesNothing() {
        UUID id = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()).at("expires_at", PAST));
        var before = row(id);

        api.post(customer, "/" + id + "/skip").problem(409, "/problems/claim-in-flight");
        api.post(customer, "/" + id + "/reopen").problem(409, "/problems/claim-in-flight");

        assertThat(row(id)).isEqualTo(before);
    }
}
