package com.heycmo.outreach.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 60, 3599, 3600, 90_000, 1_000_000})
    void aQuantileLiesBetweenTheBoundsOfItsDuration(long seconds) {
        Histogram histogram = Histogram.EMPTY.plus(seconds, 1);
        Long median = histogram.quantile(0.5);
        assertThat(median).isNotNull().isGreaterThanOrEqualTo(seconds).isLessThanOrEqualTo(seconds * 2);
    }

    @Test
    void quantilesAreInterpolated() {
        Histogram histogram = LongStream.rangeClosed(1, 100)
                .mapToObj(minutes -> Histogram.EMPTY.plus(minutes * 60, 1))
                .reduce(Histogram.EMPTY, Histogram::plus);
        assertThat(histogram.count()).isEqualTo(100);
        assertThat(histogram.quantile(0.5)).isBetween(49 * 60L, 51 * 60L);
        assertThat(histogram.quantile(0.9)).isBetween(89 * 60L, 91 * 60L);
        assertThat(Histogram.EMPTY.quantile(0.5)).isNull();
    }

    @Test
    void durationsBeyondTheLastBoundCountAsTheLastBound() {
        assertThat(Histogram.EMPTY.plus(Long.MAX_VALUE, 1).quantile(0.9)).isEqualTo(30L * 24 * 3600);
    }

    @Test
    void removingAValueRevertsItsAddition() {
        assertThat(Histogram.EMPTY.plus(60, 1).plus(60, -1)).isEqualTo(Histogram.EMPTY);
        assertThat(FailureReasons.EMPTY.plus("captcha", 1).plus("captcha", -1)).isEqualTo(FailureReasons.EMPTY);
    }

    @Test
    void showsTenReasonsAndTheRestAsOther() {
        FailureReasons reasons = FailureReasons.EMPTY;
        for (int i = 1; i <= 12; i++) {
            reasons = reasons.plus("reason " + (char) ('a' + i), i);
        }
        assertThat(reasons.top())
                .hasSize(11)
                .startsWith(new FailureReasons.Reason("reason m", 12))
                .endsWith(new FailureReasons.Reason("other", 3));
    }

    @Test
    void limitsTheNumberOfReasons() {
        FailureReasons reasons = FailureReasons.EMPTY;
        for (int i = 0; i < 1_000; i++) {
            reasons = reasons.plus("reason " + i, 1);
        }
        assertThat(reasons.counts()).hasSize(FailureReasons.MAX_KEPT + 1).containsEntry("other", 900L);
        for (int i = 0; i < 1_000; i++) {
            reasons = reasons.plus("reason " + i, -1);
        }
        assertThat(reasons.counts()).isEmpty();
    }
}
