package com.heycmo.outreach.approval.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer whose time passes fast: all times of its drafts move back. Its local clock moves ahead by as much, because its
 * time zone changes, so that working hours and warm-up pass, too.
 */
final class MovedCustomer extends ClaimedCustomer {

    private static final long WEEK_SECONDS = Duration.ofDays(7).toSeconds();

    private static final String MOVE_HOLDS = """
            UPDATE linkedin_outreach_action_limit
               SET held_until = held_until - :by * interval '1 microsecond'
             WHERE customer_id = :customer
            """;

    /** The customer's times are distances from here: whole seconds, and some seconds before the first claim. */
    final Instant anchor;

    private final String moveRows;
    private final long zoneSeconds;
    private Duration moved = Duration.ZERO;

    private @Nullable LocalDate warmUpFrom;
    private @Nullable LocalTime opensAt;
    private @Nullable LocalTime closesAt;

    /** @param weekSecond the local time at the anchor, in seconds since Thursday began */
    MovedCustomer(JdbcClient jdbc, long weekSecond) {
        super(jdbc);
        anchor = rows.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);
        zoneSeconds = Math.floorMod(weekSecond - anchor.getEpochSecond(), WEEK_SECONDS);
        moveRows = timesOfARow().stream()
                .map(column -> "%1$s = %1$s - :by * interval '1 microsecond'".formatted(column))
                .collect(Collectors.joining(
                        ", ", "UPDATE linkedin_outreach_queue SET ", " WHERE customer_id = :customer"));
        setLocalClock();
    }

    LocalDate localDay() {
        return LocalDate.ofEpochDay(Math.floorDiv(anchor.getEpochSecond() + zoneSeconds, 86_400));
    }

    void setWarmUp(LocalDate from, int perDay, int increasePerDay) {
        warmUpFrom = from;
        change("warm_up_from = '%s', warm_up_per_day = %d, warm_up_increase_per_day = %d"
                .formatted(from, perDay, increasePerDay));
    }

    /** @param to not midnight */
    void setWorkingHours(String days, LocalTime from, LocalTime to) {
        opensAt = from;
        closesAt = to;
        change("working_days = '{%s}', working_from = '%s', working_to = '%s'".formatted(days, from, to));
    }

    /** Makes this the present time; claims see it some milliseconds later. */
    void moveTo(Instant time) {
        Duration before = moved;
        moved = Duration.between(rows.now(), time.truncatedTo(ChronoUnit.MICROS));
        for (String move : List.of(moveRows, MOVE_HOLDS)) {
            jdbc.sql(move)
                    .param("by", moved.minus(before).toNanos() / 1_000)
                    .param("customer", id)
                    .update();
        }
        setLocalClock();
    }

    /** The extension reports what it claimed: sent at this time. */
    void send(UUID draftId, Instant time) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET status = 'sent', sent_at = CAST(:at AS timestamptz), locked_until = NULL
                         WHERE customer_id = :customer AND id = :id
                        """)
                .param("at", time.minus(moved).toString())
                .param("customer", id)
                .param("id", draftId)
                .update();
        updateHolds();
    }

    /** A zone takes whole seconds, so the local clock is up to a second ahead; the hours follow it. */
    private void setLocalClock() {
        long seconds = moved.isZero() ? 0 : moved.toSeconds() + 1;
        Duration ahead = Duration.ofSeconds(seconds).minus(moved);
        long zone = zoneSeconds + seconds;
        long weeks = Math.floorDiv(zone, WEEK_SECONDS);
        Duration offset = Duration.ofSeconds(zone - weeks * WEEK_SECONDS);
        // In a POSIX zone, a negative number lies east.
        change("time_zone = '<S>-%d:%02d:%02d'"
                .formatted(offset.toHours(), offset.toMinutesPart(), offset.toSecondsPart()));
        if (warmUpFrom != null) {
            change("warm_up_from = '%s'".formatted(warmUpFrom.minusWeeks(weeks)));
        }
        if (opensAt != null && closesAt != null) {
            change("working_from = '%s', working_to = '%s'".formatted(opensAt.plus(ahead), closesAt.plus(ahead)));
        }
    }
}
