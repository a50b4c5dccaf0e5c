package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasonsTests {

    private final Reasons reasons = new Reasons();

    @Test
    void keepsTheOrderInWhichReasonsWereFound() {
        reasons.add(ReasonCode.MALFORMED, "body must be a string.");
        reasons.addIfPresent(Optional.of(new Reason("time_zone_invalid", "timeZone is unknown.")));
        reasons.addIfPresent(Optional.empty());

        assertThat(reasons.list())
                .containsExactly(
                        new Reason("malformed", "body must be a string."),
                        new Reason("time_zone_invalid", "timeZone is unknown."));
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

    @Test
    void namesTheFieldThatCannotBeStored() {
        reasons.storable("name", "\0");

        assertThat(reasons.list()).extracting(Reason::code).containsExactly("text_not_storable");
        assertThat(reasons.list())
                .extracting(Reason::message)
                .allSatisfy(message -> assertThat(message).startsWith("name "));
    }

    @Test
    void isEmptyForMissingAndFittingTexts() {
        reasons.atMost(4, "name", "Jane");
        reasons.atMost(4, "name", null);
        reasons.storable("name", "Jane \uD83D\uDE80");
        reasons.storable("name", null);

        assertThat(reasons.isEmpty()).isTrue();
        assertThat(reasons.list()).isEmpty();
    }
}
