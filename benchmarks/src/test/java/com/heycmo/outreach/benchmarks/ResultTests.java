package com.heycmo.outreach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultTests {

    @Test
    void comparesEachRoundWithItsOwnLimit() {
        Result result = result(List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 4.0), 2, true);

        assertThat(result.ratio()).isEqualTo(2);
        assertThat(result.spread()).isEqualTo(2);
        assertThat(result.met()).isTrue();
    }

    @Test
    void missesATargetFromTheWrongSide() {
        assertThat(result(List.of(2.1), List.of(1.0), 2, true).met()).isFalse();
        assertThat(result(List.of(0.4), List.of(1.0), 0.5, false).met()).isFalse();
        assertThat(result(List.of(0.6), List.of(1.0), 0.5, false).met()).isTrue();
    }

    @Test
    void takesTheMiddleOfAnEvenNumber() {
        assertThat(Result.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    }

    @Test
    void readsWhatIsAskedForAndNamesWhatIsNot() {
        Options options = Options.read(new String[] {"page", "--rounds=7"}, Set.of("page"));

        assertThat(options.measures()).containsExactly("page");
        assertThat(options.rounds()).isEqualTo(7);
        assertThat(Options.read(new String[0], Set.of("page")).measures()).containsExactly("page");
        assertThatThrownBy(() -> Options.read(new String[] {"pages"}, Set.of("page")))
                .hasMessageContaining("no measure pages");
        assertThatThrownBy(() -> Options.read(new String[] {"--rounds=0"}, Set.of("page")))
                .hasMessageContaining("rounds");
    }

    private static Result result(List<Double> measured, List<Double> limits, double target, boolean atMost) {
        return new Result("", "", "ms", measured, limits, target, atMost);
    }
}
