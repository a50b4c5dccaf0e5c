package com.heycmo.outreach.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTests {

    @Test
    void comparesEachRoundWithItsOwnLimit() {
        Result result = result(List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 4.0), Target.atMost(2));

        assertThat(result.ratio()).isEqualTo(2);
        assertThat(result.spread()).isEqualTo(2);
        assertThat(result.met()).isTrue();
    }

    @Test
    void missesATargetFromTheWrongSide() {
        assertThat(result(List.of(2.1), List.of(1.0), Target.atMost(2)).met()).isFalse();
        assertThat(result(List.of(0.4), List.of(1.0), Target.atLeast(0.5)).met())
                .isFalse();
        assertThat(result(List.of(0.6), List.of(1.0), Target.atLeast(0.5)).met())
                .isTrue();
    }

    @Test
    void isSatisfiedWithASmallFigureWhateverTheLimit() {
        assertThat(result(List.of(40.0), List.of(1.0), Target.atMost(3, 50)).met())
                .isTrue();
        assertThat(result(List.of(60.0), List.of(1.0), Target.atMost(3, 50)).met())
                .isFalse();
        assertThat(result(List.of(60.0), List.of(20.0), Target.atMost(3, 50)).met())
                .isTrue();
    }

    @Test
    void neitherMeetsNorMissesWhatIsOnlyForComparison() {
        Result result = result(List.of(1.0), List.of(2.0), Target.none());

        assertThat(result.verdict()).isEqualTo("FOR COMPARISON");
        assertThat(result.target()).hasToString("");
    }

    @Test
    void takesTheMiddleOfAnEvenNumber() {
        assertThat(Result.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    }

    private static Result result(List<Double> measured, List<Double> limits, Target target) {
        return new Result("", "", "ms", measured, limits, target);
    }
}
