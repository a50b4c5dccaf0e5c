package com.heycmo.outreach.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Prints each result and rewrites both report files at once, so that an aborted run leaves its results. */
final class Report {

    private final Path directory;
    private final List<Result> results = new ArrayList<>();
    private final StringBuilder table = new StringBuilder("""
            | measure | limit in the same run | measured | limit | ratio | spread | target | |
            |---|---|---|---|---|---|---|---|
            """);

    Report(Path directory) {
        this.directory = directory;
    }

    void add(Result result) {
        results.add(result);
        write(result.toString());
    }

    /** @param status why there is no result */
    void add(String measure, String status) {
        write("| %s | | | | | | | %s |".formatted(measure, status));
    }

    private void write(String line) {
        System.out.println(line);
        table.append(line).append('\n');
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("benchmarks.md"), table);
            Files.writeString(
                    directory.resolve("benchmarks.json"), JsonMapper.shared().writeValueAsString(results));
        } catch (IOException e) {
            throw new UncheckedIOException("The reports could not be written to %s.".formatted(directory), e);
        }
    }

    @Override
    public String toString() {
        return "\n%s\nWritten to %s/benchmarks.md and .json.".formatted(table, directory);
    }

    /** The figures of a measure and of its limit, one per round, in the same unit. */
    record Result(String what, String limit, String unit, Target target, List<Double> measured, List<Double> limits) {

        /** The median of the rounds' ratios. Both sides of a round met the same conditions on the machine. */
        double ratio() {
            return median(ratios());
        }

        /** The highest ratio of a round minus the lowest. */
        double spread() {
            List<Double> ratios = ratios();
            return ratios.get(ratios.size() - 1) - ratios.get(0);
        }

        String verdict() {
            if (Double.isNaN(target.ratio)) {
                return "FOR COMPARISON";
            }
            boolean bound = target.atMost ? ratio() <= target.ratio : ratio() >= target.ratio;
            return bound || median(measured) <= target.orAtMost ? "TARGET MET" : "TARGET MISSED";
        }

        private List<Double> ratios() {
            return IntStream.range(0, measured.size())
                    .mapToObj(round -> measured.get(round) / limits.get(round))
                    .sorted()
                    .toList();
        }

        static double median(List<Double> figures) {
            List<Double> sorted = figures.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        static String figure(double figure) {
            return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%,.0f", figure);
        }

        @Override
        public String toString() {
            String middle = figure(median(measured)) + " " + unit;
            String bound = figure(median(limits)) + " " + unit;
            List<Object> cells =
                    List.of(what, limit, middle, bound, figure(ratio()), figure(spread()), target, verdict());
            return cells.stream().map(Object::toString).collect(Collectors.joining(" | ", "| ", " |"));
        }
    }

    /** The bound of a ratio, or NaN; and a measured figure that meets the target whatever the ratio, or NaN. */
    record Target(double ratio, boolean atMost, double orAtMost) {

        static Target atLeast(double ratio) {
            return new Target(ratio, false, Double.NaN);
        }

        static Target atMost(double ratio) {
            return new Target(ratio, true, Double.NaN);
        }

        @Override
        public String toString() {
            String bound = Double.isNaN(ratio) ? "" : (atMost ? "≤ " : "≥ ") + Result.figure(ratio);
            return Double.isNaN(orAtMost) ? bound : "%s, or at most %.0f".formatted(bound, orAtMost);
        }
    }
}
