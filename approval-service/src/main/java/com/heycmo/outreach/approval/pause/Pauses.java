package com.heycmo.outreach.approval.pause;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.audit.AuditAction;
import com.heycmo.outreach.approval.audit.ReviewerAudit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pauses and resumes claiming for a customer. Results are accepted during a pause. Repeating either changes nothing. */
@Service
public class Pauses {

    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);

    private final PauseStore store;
    private final ReviewerAudit audit;

    Pauses(PauseStore store, ReviewerAudit audit) {
        this.store = store;
        this.audit = audit;
    }

    @Transactional
    public void pause(Person by, UUID customerId) {
        store.pause(customerId, by.userId()).ifPresent(recorded -> {
            audit.ofCustomer(by, customerId, recorded);
            if (recorded == AuditAction.PAUSED) {
                LOG.info("Paused claiming for customer {}.", customerId);
            }
        });
    }

    @Transactional
    public void resume(Person by, UUID customerId) {
        if (store.resume(customerId)) {
            audit.ofCustomer(by, customerId, AuditAction.RESUMED);
            LOG.info("Resumed claiming for customer {}.", customerId);
        }
    }
}
