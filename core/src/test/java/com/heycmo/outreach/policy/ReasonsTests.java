package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTests {

    private final Reasons reasons = new Reasons();

    @Test
    void keepsTheOrderInWhichReasonsWereFound() {
        reasons.add(ReasonCode.MALFORMED, "body must be a string.");
        reasons.addAll(List.of(Reason.of(ReasonCode.BODY_REQUIRED, "body is required.")));

        assertThat(reasons.list())
                .containsExactly(
                        new Reason("malformed", "body must be a string."),
                        new Reason("body_required", "body is required."));
        assertThat(reasons.isEmpty()).isFalse();
    }

    @Test
    void givesTheLengthAndTheLimitOfATextThatIsTooLong() {
        reasons.atMost(3, "name", "Jane");
        reasons.atMost(3, "q", "\uD83D\uDE80\uD83D\uDE80", ReasonCode.MALFORMED);

        assertThat(reasons.list())
                .containsExactly(
                        new Reason("field_too_long", "name has 4 characters, at most 3 are allowed."),
                        new Reason("malformed", "q has 4 characters, at most 3 are allowed."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "a\0b",
                "\uD83D",
                "\uDE80",
                "\uDE80\uD83D",
                "\uD83Dx",
                "\uD83D\uD83D\uDE80",
                "\uD83D\uDE80\uDE80"
            })
    void rejectsNulAndUnpairedSurrogates(String text) {
        reasons.storable("name", text);

        assertThat(reasons.list())
                .containsExactly(new Reason(
                        "text_not_storable",
                        "name holds characters that cannot be stored (NUL or half a surrogate pair)."));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Jane", "\u0001", "\uD83D\uDE80", "\uFFFF", "\uD83D\uDE80\uD83D\uDE80"})
    void acceptsAllOtherTexts(@Nullable String text) {
        reasons.storable("name", text);

        assertThat(reasons.isEmpty()).isTrue();
    }

    @Test
    void isEmptyForMissingAndFittingTexts() {
        reasons.atMost(4, "name", "Jane");
        reasons.atMost(4, "name", null);

        assertThat(reasons.isEmpty()).isTrue();
        assertThat(reasons.list()).isEmpty();
    }
}
