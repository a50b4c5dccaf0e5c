package com.heycmo.outreach.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.limits.Limits.PerAction;
import com.heycmo.outreach.policy.Action;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @CsvSource({"CONNECTION_REQUEST, 15", "MESSAGE, 30", "COMMENT, 50"})
    void defaultsAllowActionsUpToThePolicysCap(Action action, int cap) {
        assertThat(Limits.DEFAULTS.canSendNow(action, FIRST, true, cap - 1, cap - 1))
                .isTrue();
        assertThat(Limits.DEFAULTS.canSendNow(action, FIRST, true, cap, cap)).isFalse();
    }

    @Test
    void theWeeklyCapAppliesBesideTheDailyOne() {
        assertThat(Limits.DEFAULTS.canSendNow(Action.CONNECTION_REQUEST, FIRST, true, 0, 99))
                .isTrue();
        assertThat(Limits.DEFAULTS.canSendNow(Action.CONNECTION_REQUEST, FIRST, true, 0, 100))
                .isFalse();
        assertThat(Limits.DEFAULTS.canSendNow(Action.MESSAGE, FIRST, true, 0, 10_000))
                .isTrue();
    }

    @Test
    void nothingIsSentOutsideTheWorkingHours() {
        assertThat(Limits.DEFAULTS.canSendNow(Action.MESSAGE, FIRST, false, 0, 0))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-30, 5", "0, 5", "1, 6", "24, 29", "25, 30", "26, 30", "36500, 30"})
    void theCapOfAWarmUpRisesWithEachDayUpToTheLimit(int days, int cap) {
        assertThat(messagesPerDay(40, new WarmUp(FIRST, 5, 1)).capOn(FIRST.plusDays(days), Action.MESSAGE))
                .isEqualTo(cap);
    }

    @Test
    void aCustomerCannotRaiseThePolicysCap() {
        assertThat(messagesPerDay(1000, null).capOn(FIRST, Action.MESSAGE)).isEqualTo(30);
        assertThat(messagesPerDay(3, null).capOn(FIRST, Action.MESSAGE)).isEqualTo(3);
    }

    private static Limits messagesPerDay(int perDay, @Nullable WarmUp warmUp) {
        Limits defaults = Limits.DEFAULTS;
        return new Limits(
                1,
                "UTC",
                Map.of(Action.MESSAGE, new PerAction(perDay, null)),
                defaults.maxConnectionNoteLength(),
                warmUp,
                null,
                null,
                true,
                true);
    }
}
