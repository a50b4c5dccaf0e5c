package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.springframework.util.Assert;

/** The all-in-one: its start, the first page of a queue as a person and a program see it, and its forecast. */
final class ReviewMeasures {

    private static final int PAGE_SIZE = 50;
    private static final int MANY_ON_PAGES = 5_000;
    private static final int FEW_IN_LIST = 1_000;
    private static final int MANY_IN_LIST = 1_000_000;
    private static final int FORECAST = 10_000;
    private static final int REQUESTS = 40;
    private static final int MANY = 0;
    private static final int FEW = 1;

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

    static void page(BenchmarkContext context) throws Exception {
        try (AllInOne pipeline = context.servers().startAllInOne(false)) {
            add(pipeline, MANY, 1, MANY_ON_PAGES);
            add(pipeline, FEW, 1, PAGE_SIZE);
            pipeline.signIn();
            String what = "first page with %,d drafts".formatted(MANY_ON_PAGES);
            Callable<Double> many = () -> medianMillis("<article", PAGE_SIZE, () -> pipeline.html(MANY));
            Callable<Double> few = () -> medianMillis("<article", PAGE_SIZE, () -> pipeline.html(FEW));
            context.compare(what, "the same with " + PAGE_SIZE, "ms", Target.atMost(2), many, few);

            add(pipeline, MANY, MANY_ON_PAGES + 1, MANY_IN_LIST);
            add(pipeline, FEW, PAGE_SIZE + 1, FEW_IN_LIST);
            what = "list page with %,d rows".formatted(MANY_IN_LIST);
            many = () -> medianMillis("\"prospectUrl\"", PAGE_SIZE, () -> pipeline.json(MANY, ""));
            few = () -> medianMillis("\"prospectUrl\"", PAGE_SIZE, () -> pipeline.json(FEW, ""));
            context.compare(what, "the same with %,d".formatted(FEW_IN_LIST), "ms", Target.atMost(2), many, few);
        }
    }

    /** The requirement is 300 ms; the ratio shows what is more than reading the rows. */
    static void forecast(BenchmarkContext context) throws Exception {
        try (AllInOne pipeline = context.servers().startAllInOne(false)) {
            Drafts drafts = pipeline.drafts();
            drafts.add(pipeline.customerId(MANY), State.APPROVED, 1, FORECAST);
            drafts.vacuum();
            Callable<Double> forecast =
                    () -> medianMillis("\"expectedAt\"", FORECAST, () -> pipeline.json(MANY, "/forecast"));
            Callable<Double> rows = () -> medianMillis(
                    "draft", FORECAST, () -> "draft".repeat(drafts.readApproved(pipeline.customerId(MANY))));
            context.compare(
                    "forecast of %,d approved drafts".formatted(FORECAST),
                    "reading their ids and times by plain JDBC",
                    "ms",
                    new Target(5, true, 300),
                    forecast,
                    rows);
        }
    }

    private static void add(AllInOne pipeline, int customer, int first, int last) {
        pipeline.drafts().add(pipeline.customerId(customer), State.PENDING, first, last);
        pipeline.drafts().vacuum();
    }

    /** @param marker occurs once for each of the expected drafts, so that an answer without drafts does not count as fast */
    private static double medianMillis(String marker, int expected, Callable<String> request) throws Exception {
        Histogram nanos = new Histogram(3);
        for (int sent = 0; sent < REQUESTS; sent++) {
            long start = System.nanoTime();
            String response = request.call();
            nanos.recordValue(System.nanoTime() - start);
            int drafts = response.split(marker, -1).length - 1;
            Assert.state(drafts == expected, () -> "The answer has %d drafts, not %d.".formatted(drafts, expected));
        }
        return nanos.getValueAtPercentile(50) / 1e6;
    }
}
