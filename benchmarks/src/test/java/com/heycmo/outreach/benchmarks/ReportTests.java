package com.heycmo.outreach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.benchmarks.Report.Result;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

    @TempDir
    private Path directory;

    @Test
    void comparesEachRoundWithItsOwnLimit() {
        Result result = result(List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 4.0), Target.atMost(2));

        assertThat(result.ratio()).isEqualTo(2);
        assertThat(result.spread()).isEqualTo(2);
        assertThat(result.verdict()).isEqualTo("TARGET MET");
    }

    @Test
    void comparesTheRatioWithTheTarget() {
        assertThat(verdict(2.1, 1.0, Target.atMost(2))).isEqualTo("TARGET MISSED");
        assertThat(verdict(0.4, 1.0, Target.atLeast(0.5))).isEqualTo("TARGET MISSED");
        assertThat(verdict(0.6, 1.0, Target.atLeast(0.5))).isEqualTo("TARGET MET");
    }

    @Test
    void acceptsASmallFigureWhateverTheRatio() {
        Target target = new Target(3, true, 50);

        assertThat(verdict(40.0, 1.0, target)).isEqualTo("TARGET MET");
        assertThat(verdict(60.0, 1.0, target)).isEqualTo("TARGET MISSED");
        assertThat(verdict(60.0, 20.0, target)).isEqualTo("TARGET MET");
    }

    @Test
    void hasNoVerdictWithoutATarget() {
        Target none = Target.atLeast(Double.NaN);

        assertThat(verdict(1.0, 2.0, none)).isEqualTo("FOR COMPARISON");
        assertThat(none).hasToString("");
    }

    @Test
    void takesTheMedianOfAnEvenNumberOfFigures() {
        assertThat(Result.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    }

    @Test
    void writesEachResultToBothFiles() {
        Report report = new Report(directory);

        report.add(new Result("claim", "UPDATE", "/s", Target.atLeast(0.45), List.of(50.0), List.of(1000.0)));
        report.add("poll", "FAILED: no service");

        assertThat(directory.resolve("benchmarks.md"))
                .content()
                .contains("| claim | UPDATE | 50.00 /s | 1,000 /s | 0.05 | 0.00 | ≥ 0.45 | TARGET MISSED |")
                .contains("| poll | | | | | | | FAILED: no service |");
        assertThat(directory.resolve("benchmarks.json"))
                .content()
                .contains("\"measured\":[50.0]", "\"limits\":[1000.0]");
    }

    private static String verdict(double measured, double limit, Target target) {
        return result(List.of(measured), List.of(limit), target).verdict();
    }

    private static Result result(List<Double> measured, List<Double> limits, Target target) {
        return new Result("", "", "ms", target, measured, limits);
    }
}
