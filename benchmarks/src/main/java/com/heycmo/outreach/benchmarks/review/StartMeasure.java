package com.heycmo.outreach.benchmarks.review;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Result;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.running.AllInOne;
import com.heycmo.outreach.benchmarks.running.Servers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the all-in-one takes to serve on a machine that has never run it, and what it then occupies. */
public final class StartMeasure implements Measure {

    private static final double MOST_SECONDS = 20;
    private static final double MOST_MEBIBYTES = 1024;

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        List<Double> seconds = new ArrayList<>();
        List<Double> mebibytes = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            long start = System.nanoTime();
            try (AllInOne pipeline = AllInOne.start(options, true)) {
                seconds.add((System.nanoTime() - start) / 1e9);
                mebibytes.add(pipeline.resident() / 1048576.0);
            }
            System.out.printf(
                    "round %d of %d: %.1f s, %.0f MiB%n",
                    round, options.rounds(), seconds.get(round - 1), mebibytes.get(round - 1));
        }
        report.add(against("all-in-one: first start until it serves", seconds, "s", MOST_SECONDS));
        report.add(against("all-in-one: resident, PostgreSQL and broker included", mebibytes, "MiB", MOST_MEBIBYTES));
    }

    private static Result against(String what, List<Double> figures, String unit, double most) {
        return new Result(
                what, "what is wanted", unit, figures, Collections.nCopies(figures.size(), most), Target.atMost(1));
    }
}
