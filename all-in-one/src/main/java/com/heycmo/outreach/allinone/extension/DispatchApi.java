package com.heycmo.outreach.allinone.extension;

import java.io.IOException;
import java.util.UUID;

/** The requests that an extension sends. */
interface DispatchApi {

    /**
     * Claims the next job.
     *
     * @param idempotencyKey unchanged after a lost response, so that no second job is claimed
     * @throws IOException if no usable response came; the same request may be repeated
     */
    ClaimResponse claim(UUID customerId, String idempotencyKey) throws IOException, InterruptedException;

    /**
     * Reports the result of a job.
     *
     * @return whether the report was accepted; repeating a rejected one would not help
     * @throws IOException if no usable response came; the same request may be repeated
     */
    boolean report(UUID customerId, UUID draftId, Report report) throws IOException, InterruptedException;

    /**
     * Gives a job back.
     *
     * @return whether the release was accepted; repeating a rejected one would not help
     * @throws IOException if no usable response came; the same request may be repeated
     */
    boolean release(UUID customerId, UUID draftId, Release release) throws IOException, InterruptedException;

    /**
     * Reports what it has seen of a person.
     *
     * @param type {@code accepted} or {@code replied}
     * @throws IOException if it was not accepted; it may be repeated
     */
    void signal(UUID customerId, String prospectUrl, String type) throws IOException, InterruptedException;

    /**
     * Tells what the extension is doing, for people to see.
     *
     * @param state {@code ready} or {@code working}
     * @throws IOException if it was not accepted; the next state will tell
     */
    void tell(String state) throws IOException, InterruptedException;
}
