package com.heycmo.outreach.approval.forecast;

import static com.heycmo.outreach.sql.Columns.instant;
import static com.heycmo.outreach.sql.Columns.requiredInstant;
import static com.heycmo.outreach.sql.Columns.requiredUuid;

import com.heycmo.outreach.approval.forecast.SnapshotParts.Settings;
import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.forecast.ForecastSnapshot.LocalDay;
import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.forecast.ForecastSnapshot.Opening;
import com.heycmo.outreach.forecast.ForecastSnapshot.Use;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a forecast is made from: {@code forecast.sql}. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ForecastStore {

    private static final String SNAPSHOT = read("forecast.sql");

    /** A draft lives at most 30 days from its due time on, and a week more if that moves. */
    private static final int DAYS = OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS + OutreachPolicy.DRAFT_EXPIRY_DAYS;

    private final JdbcClient jdbc;

    ForecastStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param pending whether pending drafts are forecast, too, each as if it were approved now */
    ForecastSnapshot snapshot(UUID customerId, boolean pending) {
        return snapshot(customerId, pending, List.of(), null);
    }

    /**
     * @param pendingIds pending drafts to forecast, each as if it were approved now, in this order
     * @param mostApproved reads no more approved drafts than that
     */
    ForecastSnapshot snapshot(UUID customerId, List<UUID> pendingIds, int mostApproved) {
        return snapshot(customerId, false, pendingIds, mostApproved);
    }

    private ForecastSnapshot snapshot(
            UUID customerId, boolean pending, List<UUID> pendingIds, @Nullable Integer mostApproved) {
        SnapshotParts parts = new SnapshotParts();
        jdbc.sql(SNAPSHOT)
                .param("customer", customerId)
                .param("pending", pending)
                .param("ids", pendingIds.toArray(UUID[]::new))
                .param("most", mostApproved, Types.INTEGER)
                .param("actions", Action.wireNames())
                .param("holdLaterSteps", Limits.DEFAULTS.holdLaterSteps())
                .param("maxClaims", OutreachPolicy.MAX_CLAIMS)
                .param("days", DAYS)
                .query(row -> {
                    read(row, parts);
                });
        return parts.snapshot();
    }

    /** Each row is one part. */
    private static void read(ResultSet row, SnapshotParts parts) throws SQLException {
        if (row.getObject("now") != null) {
            parts.settings.add(settings(row));
        } else if (row.getObject("limited_action") != null) {
            readLimit(row, parts);
        } else if (row.getObject("day_since") != null) {
            parts.days.add(
                    new LocalDay(requiredInstant(row, "day_since"), row.getObject("local_day", LocalDate.class)));
        } else if (row.getObject("opens_at") != null) {
            parts.openings.add(new Opening(requiredInstant(row, "opens_at"), requiredInstant(row, "closes_at")));
        } else if (row.getObject("used_at") != null) {
            parts.uses.add(
                    new Use(action(row, "used_action"), requiredUuid(row, "used_id"), requiredInstant(row, "used_at")));
        } else {
            parts.drafts.add(draft(row));
        }
    }

    private static Settings settings(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("warm_up_from", LocalDate.class);
        return new Settings(
                requiredInstant(row, "now"),
                row.getBoolean("paused"),
                row.getBoolean("hold_later_steps"),
                from == null
                        ? null
                        : new WarmUp(from, row.getInt("warm_up_per_day"), row.getInt("warm_up_increase_per_day")));
    }

    private static void readLimit(ResultSet row, SnapshotParts parts) throws SQLException {
        Action action = action(row, "limited_action");
        Integer perDay = row.getObject("per_day", Integer.class);
        if (perDay != null) {
            parts.caps.put(action, new PerAction(perDay, row.getObject("per_week", Integer.class)));
        }
        Instant held = instant(row, "held_until");
        if (held != null) {
            parts.heldUntil.put(action, held);
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

    private static String read(String name) {
        try {
            return new ClassPathResource(name, ForecastStore.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
