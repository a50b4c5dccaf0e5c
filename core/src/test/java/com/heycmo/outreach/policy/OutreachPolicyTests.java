package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutreachPolicyTests {

    @Test
    void hasTheLimitsOfTheContract() {
        assertThat(OutreachPolicy.DRAFT_EXPIRY_DAYS).isEqualTo(7);
        assertThat(OutreachPolicy.LOCK_MINUTES).isEqualTo(5);
        assertThat(OutreachPolicy.MAX_CLAIMS).isEqualTo(3);
        assertThat(OutreachPolicy.DEFAULT_CONNECTIONS_PER_WEEK).isEqualTo(100);
        assertThat(Action.caps()).containsExactly(15, 30, 50);
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
