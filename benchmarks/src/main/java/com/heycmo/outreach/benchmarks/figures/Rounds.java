package com.heycmo.outreach.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/** Measures both sides alternately, so that whatever else the machine does is met by both. */
public final class Rounds {

    private final int rounds;

    public Rounds(int rounds) {
        this.rounds = rounds;
    }

    /** One figure of one side. */
    @FunctionalInterface
    public interface Side {
        double figure() throws Exception;
    }

    /** Each side once unmeasured, to warm up, and then so many rounds. */
    public Result compare(String what, Side measured, String limit, Side limits, String unit, Target target)
            throws Exception {
        limits.figure();
        measured.figure();
        List<Double> figures = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double bound = limits.figure();
            double figure = measured.figure();
            System.out.printf("%s: round %d of %d, %,.1f beside %,.1f %s%n", what, round, rounds, figure, bound, unit);
            figures.add(figure);
            bounds.add(bound);
        }
        return new Result(what, limit, unit, figures, bounds, target);
    }
}
