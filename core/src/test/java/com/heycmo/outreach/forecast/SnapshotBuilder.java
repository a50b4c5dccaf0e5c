package com.heycmo.outreach.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot.LocalDay;
import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.forecast.ForecastSnapshot.Opening;
import com.heycmo.outreach.forecast.ForecastSnapshot.Use;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.policy.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A snapshot in UTC, whose times are distances from {@link #NOW}. */
final class SnapshotBuilder {

    static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private static final int HORIZON = 60;

    final List<OpenDraft> drafts = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final Map<Action, PerAction> caps = new EnumMap<>(Limits.DEFAULTS.caps());
    private final Map<Action, Instant> heldUntil = new EnumMap<>(Action.class);
    private final List<Opening> openings = new ArrayList<>();
    private @Nullable WarmUp warmUp;
    private boolean holdLaterSteps = true;
    private boolean paused;

    SnapshotBuilder cap(Action action, int perDay, @Nullable Integer perWeek) {
        caps.put(action, new PerAction(perDay, perWeek));
        return this;
    }

    SnapshotBuilder warmUp(LocalDate from, int perDay, int increasePerDay) {
        warmUp = new WarmUp(from, perDay, increasePerDay);
        return this;
    }

    SnapshotBuilder open(Duration from, Duration to) {
        openings.add(new Opening(NOW.plus(from), NOW.plus(to)));
        return this;
    }

    SnapshotBuilder paused() {
        paused = true;
        return this;
    }

    SnapshotBuilder doNotHoldLaterSteps() {
        holdLaterSteps = false;
        return this;
    }

    SnapshotBuilder hold(Action action, Duration until) {
        heldUntil.put(action, NOW.plus(until));
        return this;
    }

    SnapshotBuilder used(Action action, int count, Duration ago) {
        for (int i = 0; i < count; i++) {
            used(action, UUID.randomUUID(), ago);
        }
        return this;
    }

    SnapshotBuilder used(Action action, UUID draft, Duration ago) {
        uses.add(new Use(action, draft, NOW.minus(ago)));
        return this;
    }

    /** A message, approved and due for this long, to a new person. */
    UUID draft(Duration due) {
        return draft(due, draft -> draft);
    }

    UUID draft(Duration due, UnaryOperator<TestDraft> change) {
        TestDraft draft = change.apply(new TestDraft(NOW.minus(due)));
        drafts.add(draft.build());
        return draft.id;
    }

    List<ForecastItem> forecast() {
        return Forecast.of(build());
    }

    ForecastSnapshot build() {
        List<Opening> open =
                openings.isEmpty() ? List.of(new Opening(NOW, NOW.plus(Duration.ofDays(HORIZON)))) : openings;
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        List<LocalDay> days = new ArrayList<>();
        for (LocalDate day = today; day.isBefore(today.plusDays(HORIZON)); day = day.plusDays(1)) {
            days.add(new LocalDay(day.atStartOfDay().toInstant(ZoneOffset.UTC), day));
        }
        Limits limits = new Limits(1, "UTC", caps, 280, warmUp, null, null, holdLaterSteps, true);
        return new ForecastSnapshot(NOW, paused, limits, heldUntil, days, open, uses, drafts);
    }

    /** Mutable, for one draft. */
    static final class TestDraft {

        UUID id = UUID.randomUUID();
        Action action = Action.MESSAGE;
        boolean forecast = true;
        String prospect = "https://www.linkedin.com/in/" + UUID.randomUUID();
        int dayOffset;
        Instant dueAt;
        Instant expiresAt = NOW.plus(Duration.ofDays(7));
        boolean waits;
        boolean awaitsAcceptance;
        boolean noteTooLong;

        @Nullable
        Instant lockedUntil;

        @Nullable
        Instant claimedAt;

        boolean exhausted;

        @Nullable
        Instant retryAt;

        private TestDraft(Instant dueAt) {
            this.dueAt = dueAt;
        }

        TestDraft of(Action other) {
            action = other;
            return this;
        }

        TestDraft step(String person, int day) {
            prospect = person;
            dayOffset = day;
            return this;
        }

        TestDraft pending() {
            forecast = false;
            return this;
        }

        TestDraft expires(Duration fromNow) {
            expiresAt = NOW.plus(fromNow);
            return this;
        }

        TestDraft waits() {
            waits = true;
            awaitsAcceptance = true;
            return this;
        }

        TestDraft tooLong() {
            noteTooLong = true;
            return this;
        }

        TestDraft claimed(Duration ago) {
            claimedAt = NOW.minus(ago);
            lockedUntil = claimedAt.plus(Duration.ofMinutes(5));
            return this;
        }

        TestDraft exhausted() {
            exhausted = true;
            return this;
        }

        TestDraft retry(Duration fromNow) {
            retryAt = NOW.plus(fromNow);
            return this;
        }

        TestDraft id(UUID other) {
            id = other;
            return this;
        }

        private OpenDraft build() {
            int place = 2 * dayOffset + (action == Action.CONNECTION_REQUEST ? 0 : 1);
            return new OpenDraft(
                    id,
                    action,
                    forecast,
                    prospect,
                    place,
                    dayOffset,
                    dueAt,
                    expiresAt,
                    waits,
                    awaitsAcceptance,
                    noteTooLong,
                    lockedUntil,
                    claimedAt,
                    exhausted,
                    retryAt);
        }
    }
}
