package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutreachPolicyTests {

    @ParameterizedTest
    @CsvSource({"CONNECTION_REQUEST, 15", "MESSAGE, 30", "COMMENT, 50"})
    void allowsActionsUpToTheCap(Action action, int cap) {
        assertThat(OutreachPolicy.canSendNow(action, 0)).isTrue();
        assertThat(OutreachPolicy.canSendNow(action, cap - 1)).isTrue();
        assertThat(OutreachPolicy.canSendNow(action, cap)).isFalse();
        assertThat(OutreachPolicy.canSendNow(action, cap + 1)).isFalse();
    }

    @Test
    void hasTheLimitsOfTheContract() {
        assertThat(OutreachPolicy.DRAFT_EXPIRY_DAYS).isEqualTo(7);
        assertThat(OutreachPolicy.LOCK_MINUTES).isEqualTo(5);
        assertThat(OutreachPolicy.MAX_CLAIMS).isEqualTo(3);
        assertThat(Action.CAP_WINDOW).hasHours(24);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void parsesActionsCaseSensitively(Action action) {
        assertThat(Action.ofWireName(action.wireName())).contains(action);
        assertThat(Action.ofWireName(action.wireName().toUpperCase(Locale.ROOT)))
                .isEmpty();
        assertThat(Action.ofWireName(action.wireName() + " ")).isEmpty();
    }
}
