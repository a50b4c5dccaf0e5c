package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.FailureCode.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of failure codes. */
class FailureCodeTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    /** Codes, their group, who tells them, the default wait and the longest one that an extension can ask for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    logged_out checkpoint restricted update_required | PAUSING | true | PT0S | PT0S
                    weekly_limit note_quota | HOLDING | true | PT24H | PT168H
                    rate_limited | HOLDING | true | PT1H | PT168H
                    profile_gone self already_connected already_pending incoming_request not_first_degree \
                    not_messageable email_required follow_only | FINAL | false | PT0S | PT0S
                    note_over_account_limit text_mismatch composer_occupied ui_changed recipient_ambiguous timeout \
                    other | RETRYABLE | true | PT15M | PT24H
                    person_away person_declined | PERSON | true | PT1H | PT1H
                    uncertain | UNCERTAIN | false | PT0S | PT0S
                    """)
    void isTheTableOfTheContract(String codes, Group group, boolean released, Duration wait, Duration longest) {
        assertThat(Arrays.stream(codes.split(" ")).map(FailureCode::ofWireName))
                .extracting(FailureCode::wireName)
                .containsExactly(codes.split(" "));
        assertThat(Arrays.stream(codes.split(" ")).map(FailureCode::ofWireName)).allSatisfy(code -> {
            assertThat(code.group()).isEqualTo(group);
            assertThat(code.mayBeReleased()).isEqualTo(released);
            assertThat(code.waitsUntil(NOW, null)).isEqualTo(NOW.plus(wait));
            assertThat(code.waitsUntil(NOW, NOW.plus(Duration.ofDays(30)))).isEqualTo(NOW.plus(longest));
        });
    }

    @Test
    void hasNoOtherCodes() {
        assertThat(FailureCode.values()).hasSize(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OTHER", "Timeout", "shadow_banned"})
    void anUnknownCodeIsOther(String unknown) {
        assertThat(FailureCode.ofWireName(unknown)).isEqualTo(FailureCode.OTHER);
    }

    @Test
    void waitsUntilTheTimeThatIsAskedFor() {
        Instant retryAt = NOW.plus(Duration.ofMinutes(3));

        assertThat(FailureCode.TIMEOUT.waitsUntil(NOW, retryAt)).isEqualTo(retryAt);
        assertThat(FailureCode.WEEKLY_LIMIT.waitsUntil(NOW, retryAt)).isEqualTo(retryAt);
    }

    @Test
    void aTimeThatIsNotAheadCountsAsNone() {
        assertThat(FailureCode.RATE_LIMITED.waitsUntil(NOW, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(FailureCode.TIMEOUT.waitsUntil(NOW, NOW.minusSeconds(1)))
                .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }
}
