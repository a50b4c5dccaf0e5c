package com.heycmo.outreach.dispatch.job;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.FailureCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows from a success or a failure besides the change of the draft. Runs in the transaction that stores it, with
 * the customer locked, so that of several at once each sees the reactions of the one before. The caller judges holds anew
 * afterwards.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Reactions {

    private static final Logger log = LoggerFactory.getLogger(Reactions.class);

    private static final String FAILURES = "failures";

    private final ReactionStore store;

    Reactions(ReactionStore store) {
        this.store = store;
    }

    /** A success ends a run of failures. */
    public void afterSuccess(ReportedJob job) {
        if (job.failuresInRow() > 0) {
            store.endRun(job.customerId());
        }
    }

    /**
     * A failure with this code was stored.
     *
     * @param retryAt the time that the extension asks for; null for the default
     */
    public void afterFailure(ReportedJob job, FailureCode code, @Nullable Instant retryAt) {
        switch (code.group()) {
            case PAUSING -> pause(job, code.wireName());
            case HOLDING -> store.hold(job, code, code.waitsUntil(job.now(), retryAt));
            case FINAL -> afterFinal(job, code);
            case RETRYABLE -> {
                if (store.countFailure(job.customerId())) {
                    pause(job, FAILURES);
                }
            }
            case PERSON, UNCERTAIN -> {}
        }
    }

    private void pause(ReportedJob job, String rule) {
        if (store.pause(job, rule)) {
            log.info("Paused claiming for customer {}: {}.", job.customerId(), rule);
        }
    }

    private void afterFinal(ReportedJob job, FailureCode code) {
        if (job.isErased()) {
            return;
        }
        if (code == FailureCode.PROFILE_GONE || code == FailureCode.SELF) {
            store.skipOtherSteps(job, code.wireName());
        }
        if (code == FailureCode.ALREADY_CONNECTED && job.action() == Action.CONNECTION_REQUEST) {
            store.learnAcceptance(job);
        }
    }
}
