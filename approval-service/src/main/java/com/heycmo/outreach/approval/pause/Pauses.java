package com.heycmo.outreach.approval.pause;

import com.heycmo.outreach.approval.audit.AuditAction;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import com.heycmo.outreach.approval.reviewer.Reviewer;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops and restarts claiming. Results are still taken; repeating changes nothing. */
@Service
public class Pauses {

    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);

    private final PauseStore store;
    private final Reviewer reviewer;
    private final ReviewerAudit audit;

    Pauses(PauseStore store, Reviewer reviewer, ReviewerAudit audit) {
        this.store = store;
        this.reviewer = reviewer;
        this.audit = audit;
    }

    @Transactional
    public void pause(UUID customerId) {
        if (store.pause(customerId, reviewer.userId())) {
            audit.ofCustomer(reviewer.person().orElseThrow(), customerId, AuditAction.PAUSED);
            LOG.info("Claiming is paused for customer {}.", customerId);
        }
    }

    @Transactional
    public void resume(UUID customerId) {
        if (store.resume(customerId)) {
            audit.ofCustomer(reviewer.person().orElseThrow(), customerId, AuditAction.RESUMED);
            LOG.info("Claiming is resumed for customer {}.", customerId);
        }
    }
}
