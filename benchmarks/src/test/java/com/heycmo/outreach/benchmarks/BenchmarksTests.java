package com.heycmo.outreach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.benchmarks.Benchmarks.Subject;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarksTests {

    @Test
    void readsMeasuresAndOptions() {
        Benchmarks benchmarks = new Benchmarks();

        Benchmarks.parser(benchmarks).parseArgs("page", "claim", "--rounds=7");

        assertThat(benchmarks.subjects).containsExactly(Subject.PAGE, Subject.CLAIM);
        assertThat(benchmarks.options.rounds).isEqualTo(7);
    }

    @Test
    void rejectsAnUnknownMeasure() {
        assertThatThrownBy(() -> parse("pages")).hasMessageContaining("pages");
    }

    @Test
    void rejectsAnUnknownOption() {
        assertThatThrownBy(() -> parse("--round=5")).hasMessageContaining("--round=5");
    }

    @Test
    void rejectsLessThanOneRound() {
        assertThatThrownBy(() -> {
                    Benchmarks benchmarks = new Benchmarks();
                    Benchmarks.parser(benchmarks).parseArgs("--rounds=0");
                    benchmarks.call();
                })
                .hasMessageContaining("--rounds must be at least 1");
    }

    @Test
    void listsTheMeasuresInItsUsage() {
        String usage = Benchmarks.parser(new Benchmarks()).getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertThat(usage).contains("start, claim, cycle, poll, ingest, relay", "--rounds", "Default: 5");
    }

    private static void parse(String argument) {
        Benchmarks.parser(new Benchmarks()).parseArgs(argument);
    }
}
