package com.heycmo.outreach.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot.Use;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.policy.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one action has used of its caps, while time passes. */
final class ActionRoom {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = DAY.multipliedBy(7);

    private final Action action;
    private final Limits limits;
    private final Instant heldUntil;

    private final PriorityQueue<Instant> today = new PriorityQueue<>();
    private final PriorityQueue<Instant> thisWeek = new PriorityQueue<>();

    /** When a draft of the queue itself counts from; its own next claim leaves that out. */
    private final Map<UUID, Instant> own = new HashMap<>();

    ActionRoom(Action action, Limits limits, @Nullable Instant heldUntil) {
        this.action = action;
        this.limits = limits;
        this.heldUntil = heldUntil == null ? Instant.MIN : heldUntil;
    }

    void add(Use use) {
        add(use.usedAt());
        own.put(use.draftId(), use.usedAt());
    }

    /** The draft is sent at this time; an earlier claim of it counts no more. */
    void send(UUID draftId, Instant at) {
        Instant before = own.remove(draftId);
        if (before != null) {
            today.remove(before);
            thisWeek.remove(before);
        }
        add(at);
    }

    private void add(Instant usedAt) {
        today.add(usedAt);
        thisWeek.add(usedAt);
    }

    /** Whether this draft may be claimed. Later calls have later times. */
    boolean hasRoom(UUID draftId, Instant at, LocalDate day) {
        Instant itself = own.get(draftId);
        return limits.canSendNow(
                action, day, !at.isBefore(heldUntil), used(today, DAY, at, itself), used(thisWeek, WEEK, at, itself));
    }

    /** The next time at which there may be more room, besides a new day; null if no such time is known. */
    @Nullable
    Instant nextChange(Instant at) {
        return Stream.of(end(today, DAY), end(thisWeek, WEEK), heldUntil)
                .filter(Objects::nonNull)
                .filter(time -> time.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static long used(PriorityQueue<Instant> uses, Duration window, Instant at, @Nullable Instant itself) {
        Instant since = at.minus(window);
        while (!uses.isEmpty() && !uses.element().isAfter(since)) {
            uses.remove();
        }
        return itself != null && itself.isAfter(since) ? uses.size() - 1 : uses.size();
    }

    private static @Nullable Instant end(PriorityQueue<Instant> uses, Duration window) {
        return uses.isEmpty() ? null : uses.element().plus(window);
    }
}
