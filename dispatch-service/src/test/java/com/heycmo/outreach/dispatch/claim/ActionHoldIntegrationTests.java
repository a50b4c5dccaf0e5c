package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An action that is held until a time, and the first time at which day, week and hold all have room. */
class ActionHoldIntegrationTests extends DispatchTestBase {

    @Test
    void aHeldActionWaitsForTheEndOfItsHoldAndNoOtherActionDoes() {
        hold(Action.CONNECTION_REQUEST, null, null, Duration.ofHours(30));
        approve(Action.CONNECTION_REQUEST);
        UUID message = approve(Action.MESSAGE);

        assertThat(extension.claim().jobId()).isEqualTo(message);
        assertWaits(extension.claim(), Duration.ofHours(30));
    }

    @Test
    void aHoldEndsByTime() {
        hold(Action.MESSAGE, null, null, Duration.ZERO);
        UUID id = approve(Action.MESSAGE);

        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    @Test
    void theLatestOfDayWeekAndHoldDecides() {
        hold(Action.CONNECTION_REQUEST, 2, 3, Duration.ofHours(2));
        sent(Duration.ofHours(20));
        sent(Duration.ofHours(19));
        approve(Action.CONNECTION_REQUEST);
        assertWaits(extension.claim(), Duration.ofHours(4));

        heldFor(Duration.ofHours(5));
        assertWaits(extension.claim(), Duration.ofHours(5));

        sent(Duration.ofDays(2));
        assertWaits(extension.claim(), Duration.ofDays(5));
    }

    @Test
    void aHoldEndsLaterThanTheDayOfAWarmUp() {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer (
                               customer_id, warm_up_from, warm_up_per_day, warm_up_increase_per_day)
                        VALUES (:customer, (clock_timestamp() AT TIME ZONE 'UTC')::date, 0, 5)
                        """).param("customer", customerId).update();
        hold(Action.CONNECTION_REQUEST, null, null, Duration.ofHours(50));
        approve(Action.CONNECTION_REQUEST);

        assertWaits(extension.claim(), Duration.ofHours(50));
    }

    /** Locks that end shortly after midnight still count after the next midnight, when the cap rises again. */
    @Test
    void theWarmUpOfTheDayAfterTomorrowMayMakeRoomFirst() {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer (
                               customer_id, warm_up_from, warm_up_per_day, warm_up_increase_per_day)
                        VALUES (:customer, '2026-12-01', 1, 1)
                        """).param("customer", customerId).update();
        lockedUntil("2026-12-02T00:03:00Z");
        lockedUntil("2026-12-02T00:04:00Z");

        assertThat(roomFrom("2026-12-01T23:59:30Z")).isEqualTo("2026-12-03T00:00:00Z");
    }

    private Instant roomFrom(String at) {
        return jdbc.sql("""
                        SELECT linkedin_outreach_room_from(:customer, 'message', 30, NULL, CAST(:at AS timestamptz), NULL)
                        """)
                .param("customer", customerId)
                .param("at", at)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private void lockedUntil(String time) {
        UUID id = rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()));
        jdbc.sql("UPDATE linkedin_outreach_queue SET locked_until = :time WHERE customer_id = :customer AND id = :id")
                .param("time", Instant.parse(time).atOffset(ZoneOffset.UTC))
                .param("customer", customerId)
                .param("id", id)
                .update();
    }

    private void hold(Action action, @Nullable Integer perDay, @Nullable Integer perWeek, Duration ahead) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit
                        VALUES (:customer, :action, :perDay, :perWeek,
                                clock_timestamp() + make_interval(secs => :seconds), 'weekly_limit')
                        """)
                .param("customer", customerId)
                .param("action", action.wireName())
                .param("perDay", perDay)
                .param("perWeek", perWeek)
                .param("seconds", ahead.toSeconds())
                .update();
    }

    private void heldFor(Duration ahead) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_action_limit
                           SET held_until = clock_timestamp() + make_interval(secs => :seconds)
                         WHERE customer_id = :customer
                        """)
                .param("customer", customerId)
                .param("seconds", ahead.toSeconds())
                .update();
    }

    private UUID approve(Action action) {
        return rows.insert(QueueRow.approved(customerId).action(action));
    }

    private void sent(Duration ago) {
        rows.insert(QueueRow.sent(customerId, ago).action(Action.CONNECTION_REQUEST));
    }

    private static void assertWaits(Extension.Answer answer, Duration expected) {
        assertThat(answer.json().path("reason").asString()).isEqualTo("capped");
        assertThat(answer.json().path("retryAfterSeconds").intValue())
                .isBetween((int) expected.toSeconds() - 60, (int) expected.toSeconds());
    }
}
