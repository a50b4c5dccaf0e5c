package com.heycmo.outreach.benchmarks.figures;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A measure and its limit, round by round, both in the same unit.
 *
 * @param what is measured, in words
 * @param limit what it is measured against, in words
 * @param unit for instance {@code ms}
 * @param measured one figure a round
 * @param limits the limit's figure of the same round
 * @param target the ratio that is wanted
 */
public record Result(
        String what, String limit, String unit, List<Double> measured, List<Double> limits, Target target) {

    public Result {
        measured = List.copyOf(measured);
        limits = List.copyOf(limits);
    }

    /** The median of the rounds' ratios: whatever else a round met, both of its sides met it. */
    double ratio() {
        return median(ratios());
    }

    /** Between the lowest and the highest ratio of a round. */
    double spread() {
        List<Double> ratios = ratios().stream().sorted().toList();
        return ratios.get(ratios.size() - 1) - ratios.get(0);
    }

    /** In words. */
    String verdict() {
        if (!target.isWanted()) {
            return "FOR COMPARISON";
        }
        return met() ? "TARGET MET" : "TARGET MISSED";
    }

    boolean met() {
        return target.isMet(ratio(), median(measured));
    }

    private List<Double> ratios() {
        return IntStream.range(0, measured.size())
                .mapToObj(round -> measured.get(round) / limits.get(round))
                .toList();
    }

    public static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
