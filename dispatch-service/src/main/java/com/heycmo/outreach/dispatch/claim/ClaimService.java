package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims jobs for extensions. A job has one live lock at a time, and no cap is exceeded. */
@Service
class ClaimService {

    private static final Logger log = LoggerFactory.getLogger(ClaimService.class);

    private final ClaimStore store;
    private final RelayWakeUp relay;
    private final TransactionTemplate transaction;
    private final ClaimMetrics metrics;

    ClaimService(ClaimStore store, RelayWakeUp relay, TransactionTemplate transaction, ClaimMetrics metrics) {
        this.metrics = metrics;
        this.store = store;
        this.relay = relay;
        this.transaction = transaction;
    }

    /**
     * Claims the customer's next job. Drafts that were claimed too often fail on the way; those that a rule
     * or an entry forbids are skipped.
     *
     * @param callerId the calling device
     * @param idempotencyKey the same caller with the same key gets the same job again while its lock is live
     */
    ClaimResult.ClaimAnswer claimNextJob(UUID customerId, UUID callerId, @Nullable String idempotencyKey) {
        while (true) {
            ClaimResult result = store.claim(customerId, callerId, idempotencyKey);
            if (result instanceof ClaimResult.ClaimAnswer answer) {
                metrics.count(answer);
                return answer;
            }
            if (result instanceof ClaimResult.Exhausted exhausted) {
                giveUp(customerId, exhausted.draftId());
            } else if (result instanceof ClaimResult.RuledOut ruledOut) {
                skip(() -> store.skip(customerId, ruledOut.draftId()));
            } else if (result instanceof ClaimResult.Forbidden forbidden) {
                skip(() -> store.skipForbidden(customerId, forbidden.draftId()));
            }
        }
    }

    private void skip(Runnable skip) {
        transaction.executeWithoutResult(tx -> {
            relay.afterCommit();
            skip.run();
        });
    }

    /** If a concurrent call was faster, this changes nothing; either way the next claim skips the draft. */
    private void giveUp(UUID customerId, UUID draftId) {
        boolean failed = Boolean.TRUE.equals(transaction.execute(tx -> {
            relay.afterCommit();
            return store.giveUp(customerId, draftId);
        }));
        if (failed) {
            metrics.countGivenUp();
            log.info(
                    "Draft {} of customer {} failed: it was claimed {} times without a result.",
                    draftId,
                    customerId,
                    OutreachPolicy.MAX_CLAIMS);
        }
    }
}
