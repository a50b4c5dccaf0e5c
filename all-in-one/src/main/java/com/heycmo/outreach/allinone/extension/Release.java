package com.heycmo.outreach.allinone.extension;

import java.util.UUID;

/** A job given back: nothing was done. */
record Release(UUID claimToken, String failureCode, String detail) {

    static Release of(ClaimResponse.Job job, Failure failure) {
        return new Release(job.claimToken(), failure.code(), failure.message());
    }
}
