package com.heycmo.outreach.dispatch.outcome;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An extension's answer to one job, as it can be stored.
 *
 * @param extensionId whose answer it is
 * @param claimNumber which claim of the draft is answered, counted from 1; null means the last one
 * @param at the database's time, read after the row was locked
 */
public record StorableReport(
        UUID customerId,
        UUID id,
        UUID extensionId,
        @Nullable Integer claimNumber,
        Instant at,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable String sentBodySha256) {}
