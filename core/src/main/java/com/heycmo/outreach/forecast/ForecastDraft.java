package com.heycmo.outreach.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A draft while time passes: steps before it are sent, until it is sent itself. */
final class ForecastDraft {

    private final OpenDraft draft;

    private Instant dueAt;
    private Instant expiresAt;
    private int earlierSteps;
    private @Nullable Instant sentAt;
    private boolean failed;

    ForecastDraft(OpenDraft draft) {
        this.draft = draft;
        this.dueAt = draft.dueAt();
        this.expiresAt = draft.expiresAt();
    }

    OpenDraft draft() {
        return draft;
    }

    void holdBy(int openEarlierSteps) {
        earlierSteps = openEarlierSteps;
    }

    /** Whether only time keeps it from being claimed. */
    boolean isFree() {
        return draft.forecast()
                && sentAt == null
                && !failed
                && earlierSteps == 0
                && !draft.awaitsAcceptance()
                && !draft.noteTooLong();
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isExpired(Instant at) {
        return !expiresAt.isAfter(at);
    }

    /**
     * An earlier step of the same person is sent: this one follows as many times 24 hours later as their days differ, and
     * lives long enough for that, unless it has expired by now. {@code linkedin_outreach_update_holds} does the same.
     */
    void follow(ForecastDraft earlier, Instant earlierSentAt, Instant now) {
        Instant stepDueAt = earlierSentAt.plus(Duration.ofHours(24L * (draft.dayOffset() - earlier.draft.dayOffset())));
        dueAt = later(dueAt, stepDueAt);
        if (!isExpired(now)) {
            int days = draft.waits() ? OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS : OutreachPolicy.DRAFT_EXPIRY_DAYS;
            expiresAt = later(expiresAt, stepDueAt.plus(Duration.ofHours(24L * days)));
        }
        if (earlierSteps > 0) {
            earlierSteps--;
        }
    }

    void send(Instant at) {
        sentAt = at;
    }

    void fail() {
        failed = true;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    /** For a draft that is never sent. */
    @Nullable
    WaitsFor waitsFor(boolean paused) {
        if (paused) {
            return WaitsFor.RESUME;
        }
        if (draft.awaitsAcceptance()) {
            return WaitsFor.ACCEPTANCE;
        }
        if (earlierSteps > 0) {
            return WaitsFor.EARLIER_STEP;
        }
        if (draft.noteTooLong()) {
            return WaitsFor.NOTE_TOO_LONG;
        }
        return failed ? null : WaitsFor.EXPIRY;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
