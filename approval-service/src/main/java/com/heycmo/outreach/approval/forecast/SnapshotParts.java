package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.forecast.ForecastSnapshot.LocalDay;
import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.forecast.ForecastSnapshot.Opening;
import com.heycmo.outreach.forecast.ForecastSnapshot.Use;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.policy.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a snapshot, in any order. */
final class SnapshotParts {

    /** What there is one of. */
    record Settings(
            Instant now,
            boolean paused,
            boolean holdLaterSteps,
            @Nullable WarmUp warmUp) {}

    final List<Settings> settings = new ArrayList<>(1);
    final Map<Action, PerAction> caps = new EnumMap<>(Limits.DEFAULTS.caps());
    final Map<Action, Instant> heldUntil = new EnumMap<>(Action.class);
    final List<LocalDay> days = new ArrayList<>();
    final List<Opening> openings = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final List<OpenDraft> drafts = new ArrayList<>();

    ForecastSnapshot snapshot() {
        Settings only = settings.get(0);
        days.sort(Comparator.comparing(LocalDay::since));
        openings.sort(Comparator.comparing(Opening::opensAt));
        Limits limits = new Limits(
                0,
                Limits.DEFAULTS.timeZone(),
                caps,
                Limits.DEFAULTS.maxConnectionNoteLength(),
                only.warmUp(),
                null,
                null,
                only.holdLaterSteps(),
                Limits.DEFAULTS.stopOnReply());
        return new ForecastSnapshot(only.now(), only.paused(), limits, heldUntil, days, openings, uses, drafts);
    }
}
