package com.heycmo.outreach.allinone.extension;

import java.io.IOException;
import java.util.UUID;

/** The two requests of an extension. */
interface DispatchApi {

    /**
     * Claims the next job.
     *
     * @param idempotencyKey the same after an answer was lost, so that no second job is claimed
     * @throws IOException when no usable answer came; the same request may be made again
     */
    ClaimAnswer claim(UUID customerId, String idempotencyKey) throws IOException, InterruptedException;

    /**
     * Reports what came of a job.
     *
     * @return whether the report was taken; one that was refused would be refused again
     * @throws IOException when no usable answer came; the same request may be made again
     */
    boolean report(UUID customerId, UUID draftId, Report report) throws IOException, InterruptedException;
}
