package com.heycmo.outreach.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReasonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Timeout after 30 s | timeout after s",
                "Could not open https://www.linkedin.com/in/jane-doe?x=1 | could not open",
                "could NOT open www.linkedin.com/in/joe. | could not open",
                "could not open linkedin.com/in/joe | could not open",
                "Draft 3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11 is gone | draft is gone",
                "jane@example.com has no profile | has no profile",
                "42 | unknown",
                "  | unknown",
                "Zeitüberschreitung! | zeitüberschreitung",
            })
    void removesWhatIsSpecificToOneFailure(String message, String reason) {
        assertThat(FailureReason.normalise(message)).isEqualTo(reason);
    }

    @Test
    void shortensWithoutSplittingACharacter() {
        assertThat(FailureReason.normalise("x".repeat(79) + "😀😀")).isEqualTo("x".repeat(79));
        assertThat(FailureReason.normalise("word ".repeat(100))).hasSizeLessThanOrEqualTo(FailureReason.MAX_LENGTH);
        assertThat(FailureReason.normalise(null)).isEqualTo("unknown");
    }
}
