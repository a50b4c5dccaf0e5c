package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** The all-in-one: its start and its forecast. */
final class ReviewMeasures {

    private static final int FORECAST = 10_000;
    private static final int CUSTOMER = 0;

    private ReviewMeasures() {}

    /** How long the all-in-one takes to serve on a machine that has never run it, and the memory that it then uses. */
    static void start(BenchmarkContext context) throws Exception {
        List<Double> seconds = new ArrayList<>();
        List<Double> mebibytes = new ArrayList<>();
        for (int round = 1; round <= context.options().rounds; round++) {
            long start = System.nanoTime();
            try (AllInOne pipeline = context.servers().startAllInOne(true)) {
                seconds.add((System.nanoTime() - start) / 1e9);
                mebibytes.add(pipeline.process().residentMebibytes());
            }
            System.out.printf("start: %.1f s, %.0f MiB%n", seconds.get(round - 1), mebibytes.get(round - 1));
        }
        addStart(context, "all-in-one: first start until it serves", "s", seconds, 20);
        addStart(context, "all-in-one: resident, PostgreSQL and broker included", "MiB", mebibytes, 1024);
    }

    private static void addStart(
            BenchmarkContext context, String what, String unit, List<Double> figures, double maximum) {
        List<Double> limits = Collections.nCopies(figures.size(), maximum);
        context.report().add(new Report.Result(what, "the requirement", unit, Target.atMost(1), figures, limits));
    }

    /** The requirement is 300 ms; the ratio shows what is more than reading the rows. */
    static void forecast(BenchmarkContext context) throws Exception {
        try (AllInOne pipeline = context.servers().startAllInOne(false)) {
            Drafts drafts = pipeline.drafts();
            drafts.add(pipeline.customerId(CUSTOMER), State.APPROVED, 1, FORECAST);
            drafts.vacuum();
            Callable<Double> forecast =
                    () -> Requests.medianMillis("\"expectedAt\"", FORECAST, () -> pipeline.json(CUSTOMER, "/forecast"));
            Callable<Double> rows = () -> Requests.medianMillis(
                    "draft", FORECAST, () -> "draft".repeat(drafts.readApproved(pipeline.customerId(CUSTOMER))));
            context.compare(
                    "forecast of %,d approved drafts".formatted(FORECAST),
                    "reading their ids and times by plain JDBC",
                    "ms",
                    new Target(5, true, 300),
                    forecast,
                    rows);
        }
    }
}
