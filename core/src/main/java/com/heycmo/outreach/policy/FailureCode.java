package com.heycmo.outreach.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an extension found when it could not do an action, and what follows from it: the policy's table of failure codes. */
public enum FailureCode {
    LOGGED_OUT(Group.PAUSING),
    CHECKPOINT(Group.PAUSING),
    RESTRICTED(Group.PAUSING),
    UPDATE_REQUIRED(Group.PAUSING),

    WEEKLY_LIMIT(Group.HOLDING, Duration.ofHours(24)),
    NOTE_QUOTA(Group.HOLDING, Duration.ofHours(24)),
    RATE_LIMITED(Group.HOLDING, Duration.ofHours(1)),

    PROFILE_GONE(Group.FINAL),
    SELF(Group.FINAL),
    ALREADY_CONNECTED(Group.FINAL),
    ALREADY_PENDING(Group.FINAL),
    INCOMING_REQUEST(Group.FINAL),
    NOT_FIRST_DEGREE(Group.FINAL),
    NOT_MESSAGEABLE(Group.FINAL),
    EMAIL_REQUIRED(Group.FINAL),
    FOLLOW_ONLY(Group.FINAL),

    NOTE_OVER_ACCOUNT_LIMIT(Group.RETRYABLE, Duration.ofMinutes(15)),
    TEXT_MISMATCH(Group.RETRYABLE, Duration.ofMinutes(15)),
    COMPOSER_OCCUPIED(Group.RETRYABLE, Duration.ofMinutes(15)),
    UI_CHANGED(Group.RETRYABLE, Duration.ofMinutes(15)),
    RECIPIENT_AMBIGUOUS(Group.RETRYABLE, Duration.ofMinutes(15)),
    TIMEOUT(Group.RETRYABLE, Duration.ofMinutes(15)),
    OTHER(Group.RETRYABLE, Duration.ofMinutes(15)),

    PERSON_AWAY(Group.PERSON, Duration.ofHours(1)),
    PERSON_DECLINED(Group.PERSON, Duration.ofHours(1)),

    UNCERTAIN(Group.UNCERTAIN);

    /** What follows from a code. */
    public enum Group {
        /** The customer is paused. */
        PAUSING(true, Duration.ZERO),
        /** The action is held: nothing of it is claimed for a while. */
        HOLDING(true, Duration.ofDays(7)),
        /** This draft can never be sent. */
        FINAL(false, Duration.ZERO),
        /** Another attempt may succeed. Counts towards the pause after failures in a row. */
        RETRYABLE(true, Duration.ofHours(24)),
        /** A person at the browser decided; the extension cannot choose the time of the next attempt. */
        PERSON(true, Duration.ZERO),
        /** It may have been done, and nobody knows. Never repeated. */
        UNCERTAIN(false, Duration.ZERO);

        private final boolean releasable;
        private final Duration longestWait;

        Group(boolean releasable, Duration longestWait) {
            this.releasable = releasable;
            this.longestWait = longestWait;
        }
    }

    private final Group group;
    private final Duration wait;

    FailureCode(Group group) {
        this(group, Duration.ZERO);
    }

    FailureCode(Group group, Duration wait) {
        this.group = group;
        this.wait = wait;
    }

    /** The code of this spelling; {@link #OTHER} for any other text, so that a newer extension is understood. */
    public static FailureCode ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(code -> code.wireName().equals(wireName))
                .findFirst()
                .orElse(OTHER);
    }

    /** The spelling in the table, in HTTP and in events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Group group() {
        return group;
    }

    /** Whether a job can be given back with this code: nothing was done, and another attempt makes sense. */
    public boolean mayBeReleased() {
        return group.releasable;
    }

    /**
     * Until when the draft, or for {@link Group#HOLDING} its action, is not claimed again; the given time if nothing waits.
     *
     * @param retryAt the time that the extension asks for, cut to the longest wait of the group. One that is not ahead
     *     counts as none, so that a wrong clock cannot cause a retry at once
     */
    public Instant waitsUntil(Instant now, @Nullable Instant retryAt) {
        if (retryAt == null || !retryAt.isAfter(now) || group.longestWait.isZero()) {
            return now.plus(wait);
        }
        Instant latest = now.plus(group.longestWait);
        return retryAt.isAfter(latest) ? latest : retryAt;
    }
}
