package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits that a customer has set: weekly caps, lower daily caps, warm-up and working hours. */
class LimitIntegrationTests extends DispatchTestBase {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofHours(7 * 24);

    @BeforeEach
    void insertCustomer() {
        jdbc.sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)")
                .param("customer", customerId)
                .update();
    }

    @Test
    void theHundredthInvitationOfAWeekIsClaimedAndTheNextIsNot() {
        sent(99, Action.CONNECTION_REQUEST, Duration.ofDays(3));
        UUID hundredth = approve(Action.CONNECTION_REQUEST);
        approve(Action.CONNECTION_REQUEST);

        assertThat(extension.claim().jobId()).isEqualTo(hundredth);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");
    }

    @Test
    void aWeekEndsToTheSecond() {
        limit(Action.CONNECTION_REQUEST, 15, 5);
        sent(4, Action.CONNECTION_REQUEST, Duration.ofDays(2));
        sent(1, Action.CONNECTION_REQUEST, WEEK.minusSeconds(600));
        approve(Action.CONNECTION_REQUEST);
        assertWaits(extension.claim(), "capped", 600);

        jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET sent_at = clock_timestamp() - interval '168 hours'
                         WHERE customer_id = :customer AND sent_at < clock_timestamp() - interval '6 days'
                        """).param("customer", customerId).update();

        assertThat(extension.claim().job().isObject()).isTrue();
    }

    @Test
    void theLaterOfDayAndWeekDecidesHowLongToWait() {
        limit(Action.CONNECTION_REQUEST, 3, 5);
        sent(2, Action.CONNECTION_REQUEST, Duration.ofDays(2));
        sent(3, Action.CONNECTION_REQUEST, Duration.ofHours(23));
        approve(Action.CONNECTION_REQUEST);

        assertWaits(extension.claim(), "capped", (int) Duration.ofDays(5).toSeconds());
    }

    @Test
    void messagesHaveNoWeeklyCapByDefault() {
        sent(40, Action.MESSAGE, Duration.ofDays(2));
        UUID id = approve(Action.MESSAGE);

        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    @Test
    void aLoweredCapHoldsFromTheNextClaimOn() {
        sent(2, Action.MESSAGE, Duration.ofHours(1));
        approve(Action.MESSAGE);
        approve(Action.MESSAGE);
        assertThat(extension.claim().job().isObject()).isTrue();

        limit(Action.MESSAGE, 3, null);

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");
    }

    @Test
    void aCustomerCannotRaiseACap() {
        limit(Action.CONNECTION_REQUEST, 1000, null);
        sent(15, Action.CONNECTION_REQUEST, Duration.ofHours(1));
        approve(Action.CONNECTION_REQUEST);

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");
    }

    @Test
    void aCapOfZeroHasNoTimeToWaitFor() {
        limit(Action.MESSAGE, 0, null);
        approve(Action.MESSAGE);

        assertWaits(extension.claim(), "capped", 90);
    }

    @Test
    void aWarmUpRisesAtLocalMidnight() {
        change("time_zone = 'Asia/Kathmandu', warm_up_per_day = 0, warm_up_increase_per_day = 2, warm_up_from ="
                + " (clock_timestamp() AT TIME ZONE 'Asia/Kathmandu')::date");
        approve(Action.MESSAGE);
        int untilMidnight = jdbc.sql("""
                        SELECT ceil(extract(epoch FROM date_trunc('day', clock_timestamp(), 'Asia/Kathmandu')
                                    + interval '24 hours' - clock_timestamp()))::int
                        """).query(Integer.class).single();

        assertWaits(extension.claim(), "capped", Math.max(90, untilMidnight));

        change("warm_up_from = warm_up_from - 1");
        sent(1, Action.MESSAGE, Duration.ofHours(1));
        assertThat(extension.claim().job().isObject()).isTrue();
        approve(Action.MESSAGE);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");
    }

    @Test
    void nothingIsClaimedOutsideTheWorkingHours() {
        openIn("2 hours");
        UUID exhausted = rows.insert(QueueRow.approved(customerId)
                .claim(UUID.randomUUID(), Duration.ofHours(-3))
                .claim(UUID.randomUUID(), Duration.ofHours(-2))
                .claim(UUID.randomUUID(), Duration.ofHours(-1)));

        assertWaits(
                extension.claim(), "outside_hours", (int) Duration.ofHours(2).toSeconds());
        assertThat(rows.status(customerId, exhausted)).isEqualTo("approved");
    }

    @Test
    void anEmptyQueueAlsoSaysThatItIsOutsideTheHours() {
        openIn("3 hours");

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("outside_hours");
    }

    @Test
    void aPauseComesBeforeTheHours() {
        openIn("3 hours");
        change("paused_at = now(), paused_by_user_id = customer_id");

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("paused");
    }

    @Test
    void aRepeatedKeyGetsItsJobOutsideTheHours() {
        UUID id = approve(Action.MESSAGE);
        assertThat(extension.claim("key").jobId()).isEqualTo(id);
        openIn("3 hours");

        assertThat(extension.claim("key").jobId()).isEqualTo(id);
    }

    @Test
    void claimsWithinTheWorkingHours() {
        openIn("-1 minute");
        UUID id = approve(Action.MESSAGE);

        assertThat(extension.claim().jobId()).isEqualTo(id);
    }

    /** The claim's SQL and the policy in Java decide alike, for random limits and histories. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void claimsExactlyWhatThePolicyAllows(int seed) {
        Random random = new Random(seed);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Action action = Action.values()[random.nextInt(Action.values().length)];
        Integer perWeek = random.nextBoolean() ? null : random.nextInt(12);
        WarmUp warmUp = random.nextBoolean()
                ? null
                : new WarmUp(today.minusDays(random.nextInt(4) - 1), random.nextInt(5), random.nextInt(3));
        Limits limits = limits(action, new PerAction(random.nextInt(8), perWeek), warmUp);
        int usedToday = random.nextInt(8);
        int usedBefore = random.nextInt(6);
        used(random, usedToday, action, DAY.minusSeconds(60));
        used(random, usedBefore, action, random.nextBoolean() ? DAY.plusSeconds(1) : WEEK.minusSeconds(60));
        sent(random.nextInt(3), action, WEEK.plusSeconds(1));
        approve(action);

        assertThat(extension.claim().job().isObject())
                .isEqualTo(limits.canSendNow(action, today, true, usedToday, usedToday + usedBefore));
    }

    /** Some sent, others claimed without an answer. */
    private void used(Random random, int count, Action action, Duration ago) {
        for (int i = 0; i < count; i++) {
            rows.insert(
                    random.nextBoolean()
                            ? QueueRow.sent(customerId, ago).action(action)
                            : QueueRow.skipped(customerId).action(action).claim(UUID.randomUUID(), ago.negated()));
        }
    }

    private Limits limits(Action action, PerAction caps, @Nullable WarmUp warmUp) {
        limit(action, caps.perDay(), caps.perWeek());
        if (warmUp != null) {
            change("warm_up_from = '%s', warm_up_per_day = %d, warm_up_increase_per_day = %d"
                    .formatted(warmUp.from(), warmUp.perDay(), warmUp.increasePerDay()));
        }
        return new Limits(1, "UTC", Map.of(action, caps), 280, warmUp, null, null, true, true);
    }

    /** Working hours that begin after this time and last a minute less than a day. */
    private void openIn(String interval) {
        // A zone whose clock shows noon, so that the hours do not cross midnight.
        change("""
                time_zone = zone.name, working_days = '{1,2,3,4,5,6,7}',
                working_from = (clock_timestamp() + interval '%s') AT TIME ZONE zone.name, working_to = '24:00'
                  FROM (SELECT name FROM pg_timezone_names
                         WHERE name LIKE 'Etc/GMT%%'
                         ORDER BY abs(extract(hour FROM clock_timestamp() AT TIME ZONE name) - 12)
                         LIMIT 1) AS zone""".formatted(interval));
    }

    private void change(String assignments) {
        jdbc.sql("UPDATE linkedin_outreach_customer SET " + assignments + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
    }

    private void limit(Action action, int perDay, @Nullable Integer perWeek) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit VALUES (:customer, :action, :perDay, :perWeek)
                        """)
                .param("customer", customerId)
                .param("action", action.wireName())
                .param("perDay", perDay)
                .param("perWeek", perWeek)
                .update();
    }

    private UUID approve(Action action) {
        return rows.insert(QueueRow.approved(customerId).action(action));
    }

    private void sent(int count, Action action, Duration ago) {
        for (int i = 0; i < count; i++) {
            rows.insert(QueueRow.sent(customerId, ago).action(action));
        }
    }

    private static void assertWaits(Extension.Answer answer, String reason, int seconds) {
        assertThat(answer.job().isNull()).isTrue();
        assertThat(answer.json().path("reason").asString()).isEqualTo(reason);
        assertThat(answer.json().path("retryAfterSeconds").intValue()).isBetween(Math.max(90, seconds - 61), seconds);
    }
}
