package com.heycmo.outreach.dispatch.extend;

import com.heycmo.outreach.dispatch.job.JobState;
import com.heycmo.outreach.dispatch.job.JobStore;
import com.heycmo.outreach.dispatch.job.ReportedJob;
import com.heycmo.outreach.dispatch.job.TokenMatch;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Extends live locks, also while the customer is paused, outside the working hours and past the draft's expiry. */
@Service
class LockExtensions {

    private final JobStore jobs;
    private final ExtendStore store;

    LockExtensions(JobStore jobs, ExtendStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    /** @throws ProblemException 404 if this customer has no such draft, 409 unless the lock of this very claim is live and the person may be contacted */
    @Transactional
    ExtendedLock extend(UUID customerId, UUID id, String claimToken) {
        ReportedJob job = jobs.lock(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such draft."));
        boolean isCurrent =
                job.state() == JobState.APPROVED && !job.isErased() && job.match(claimToken) == TokenMatch.CURRENT;
        if (isCurrent && RuleSkipStore.DO_NOT_CONTACT.equals(job.ruledOut())) {
            throw ProblemException.of(
                    ProblemType.DO_NOT_CONTACT, "This person or company is not to be contacted; give the job back.");
        }
        ExtendedLock lock = (isCurrent ? store.extend(job) : Optional.<ExtendedLock>empty())
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.CLAIM_SUPERSEDED,
                        "The claim's lock is no longer live, the token is unknown, or the person was erased."));
        // Later steps wait for the end of this lock.
        jobs.updateHolds(job);
        return lock;
    }
}
