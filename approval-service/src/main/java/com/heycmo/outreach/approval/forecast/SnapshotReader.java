package com.heycmo.outreach.approval.forecast;

import static com.heycmo.outreach.sql.Columns.instant;
import static com.heycmo.outreach.sql.Columns.requiredInstant;
import static com.heycmo.outreach.sql.Columns.requiredUuid;

import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.forecast.ForecastSnapshot.LocalDay;
import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.forecast.ForecastSnapshot.Opening;
import com.heycmo.outreach.forecast.ForecastSnapshot.Use;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.policy.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Collects the rows of {@code forecast.sql}; each is one part of the snapshot. */
final class SnapshotReader implements RowCallbackHandler {

    private final Map<Action, PerAction> caps = new EnumMap<>(Limits.DEFAULTS.caps());
    private final Map<Action, Instant> heldUntil = new EnumMap<>(Action.class);
    private final List<LocalDay> days = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<OpenDraft> drafts = new ArrayList<>();

    private @Nullable Instant now;
    private boolean paused;
    private boolean holdLaterSteps;
    private @Nullable WarmUp warmUp;

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (row.getObject("now") != null) {
            readSettings(row);
        } else if (row.getObject("limited_action") != null) {
            readLimit(row);
        } else if (row.getObject("day_since") != null) {
            days.add(new LocalDay(requiredInstant(row, "day_since"), row.getObject("local_day", LocalDate.class)));
        } else if (row.getObject("opens_at") != null) {
            openings.add(new Opening(requiredInstant(row, "opens_at"), requiredInstant(row, "closes_at")));
        } else if (row.getObject("used_at") != null) {
            uses.add(
                    new Use(action(row, "used_action"), requiredUuid(row, "used_id"), requiredInstant(row, "used_at")));
        } else {
            drafts.add(draft(row));
        }
    }

    ForecastSnapshot snapshot() {
        days.sort(Comparator.comparing(LocalDay::since));
        openings.sort(Comparator.comparing(Opening::opensAt));
        Limits limits = new Limits(
                0,
                Limits.DEFAULTS.timeZone(),
                caps,
                Limits.DEFAULTS.maxConnectionNoteLength(),
                warmUp,
                null,
                null,
                holdLaterSteps,
                Limits.DEFAULTS.stopOnReply());
        return new ForecastSnapshot(
                Objects.requireNonNull(now), paused, limits, heldUntil, days, openings, uses, drafts);
    }

    private void readSettings(ResultSet row) throws SQLException {
        now = requiredInstant(row, "now");
        paused = row.getBoolean("paused");
        holdLaterSteps = row.getBoolean("hold_later_steps");
        LocalDate from = row.getObject("warm_up_from", LocalDate.class);
        warmUp = from == null
                ? null
                : new WarmUp(from, row.getInt("warm_up_per_day"), row.getInt("warm_up_increase_per_day"));
    }

    private void readLimit(ResultSet row) throws SQLException {
        Action action = action(row, "limited_action");
        Integer perDay = row.getObject("per_day", Integer.class);
        if (perDay != null) {
            caps.put(action, new PerAction(perDay, row.getObject("per_week", Integer.class)));
        }
        Instant held = instant(row, "held_until");
        if (held != null) {
            heldUntil.put(action, held);
        }
    }

    private static OpenDraft draft(ResultSet row) throws SQLException {
        return new OpenDraft(
                requiredUuid(row, "id"),
                action(row, "action"),
                row.getBoolean("forecast"),
                row.getString("prospect"),
                row.getInt("place"),
                row.getInt("day_offset"),
                requiredInstant(row, "due_at"),
                requiredInstant(row, "expires_at"),
                row.getBoolean("waits"),
                row.getBoolean("awaits_acceptance"),
                row.getBoolean("note_too_long"),
                instant(row, "locked_until"),
                instant(row, "claimed_at"),
                row.getBoolean("exhausted"),
                instant(row, "retry_at"));
    }

    private static Action action(ResultSet row, String column) throws SQLException {
        return Action.ofWireName(row.getString(column)).orElseThrow();
    }
}
