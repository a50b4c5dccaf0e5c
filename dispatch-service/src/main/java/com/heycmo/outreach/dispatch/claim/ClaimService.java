package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.outbox.RelayWakeUp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out jobs: each to one extension at a time, and never more than a cap allows. */
@Service
class ClaimService {

    private static final Logger log = LoggerFactory.getLogger(ClaimService.class);

    private final ClaimStore store;
    private final RelayWakeUp relay;
    private final TransactionTemplate transaction;

    ClaimService(ClaimStore store, RelayWakeUp relay, TransactionTemplate transaction) {
        this.store = store;
        this.relay = relay;
        this.transaction = transaction;
    }

    /**
     * The customer's next job.
     *
     * @param callerId the device that asks
     * @param idempotencyKey a repeat of the same caller with the same key gets the same job again while its lock lives
     */
    ClaimAnswer claimNextJob(UUID customerId, UUID callerId, @Nullable String idempotencyKey) {
        while (true) {
            ClaimResult claim = store.claim(customerId, callerId, idempotencyKey);
            if (claim instanceof ClaimResult.Exhausted exhausted) {
                giveUp(customerId, exhausted.draftId());
            } else if (claim instanceof ClaimResult.Job job) {
                return ClaimAnswer.of(job);
            } else if (claim instanceof ClaimResult.None none) {
                return ClaimAnswer.of(none);
            }
        }
    }

    private void giveUp(UUID customerId, UUID draftId) {
        boolean failed = Boolean.TRUE.equals(transaction.execute(tx -> {
            relay.afterCommit();
            return store.giveUp(customerId, draftId);
        }));
        if (failed) {
            log.info("Draft {} of customer {} was claimed too often without an answer.", draftId, customerId);
        }
    }
}
