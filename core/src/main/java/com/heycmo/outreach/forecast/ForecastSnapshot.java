package com.heycmo.outreach.forecast;

import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides when a customer's drafts will be sent, as the database knows it at one moment. PostgreSQL computes the
 * local times.
 *
 * @param limits caps, warm-up, note length and whether later steps are held; the hours are in {@code openings}
 * @param heldUntil by action: nothing is claimed before
 * @param days the local days from the present one on, in order
 * @param openings the periods within working hours, in order; nothing is sent after the last one
 * @param uses what counts against a cap, or will
 * @param drafts every draft to forecast, and the pending drafts that hold one of them
 */
public record ForecastSnapshot(
        Instant now,
        boolean paused,
        Limits limits,
        Map<Action, Instant> heldUntil,
        List<LocalDay> days,
        List<Opening> openings,
        List<Use> uses,
        List<OpenDraft> drafts) {

    public record LocalDay(Instant since, LocalDate day) {}

    /** @param closesAt exclusive */
    public record Opening(Instant opensAt, Instant closesAt) {}

    /**
     * A draft that was sent, or claimed without an answer.
     *
     * @param usedAt it counts until 24 hours, or 7 times 24 hours, after this time
     */
    public record Use(Action action, UUID draftId, Instant usedAt) {}

    /**
     * A pending or approved draft.
     *
     * @param forecast false for a pending draft that only holds others
     * @param prospect whose step the draft is; null for a draft that is not a step
     * @param place of a step among those of its person
     * @param dueAt not claimed before; with {@code id} the order of claims
     * @param waits whether the message waited for an acceptance when it was drafted, which decides how long it lives
     * @param awaitsAcceptance whether it still waits for one
     * @param lockedUntil the end of its last unanswered lock
     * @param claimedAt the time of its last claim
     * @param exhausted whether it fails at its next turn, because it was claimed too often without an answer
     * @param retryAt it was given back and is not claimed before
     */
    public record OpenDraft(
            UUID id,
            Action action,
            boolean forecast,
            @Nullable String prospect,
            int place,
            int dayOffset,
            Instant dueAt,
            Instant expiresAt,
            boolean waits,
            boolean awaitsAcceptance,
            boolean noteTooLong,
            @Nullable Instant lockedUntil,
            @Nullable Instant claimedAt,
            boolean exhausted,
            @Nullable Instant retryAt) {

        boolean isLocked(Instant now) {
            return lockedUntil != null && lockedUntil.isAfter(now);
        }

        /** Whether it holds later steps. */
        boolean isOpen(Instant now) {
            return expiresAt.isAfter(now) || isLocked(now);
        }
    }
}
