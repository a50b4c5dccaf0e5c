package com.heycmo.outreach.approval.pause;

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

    Pauses(PauseStore store, Reviewer reviewer) {
        this.store = store;
        this.reviewer = reviewer;
    }

    @Transactional
    public void pause(UUID customerId) {
        if (store.pause(customerId, reviewer.userId())) {
            LOG.info("Claiming is paused for customer {}.", customerId);
        }
    }

    @Transactional
    public void resume(UUID customerId) {
        if (store.resume(customerId)) {
            LOG.info("Claiming is resumed for customer {}.", customerId);
        }
    }
}
