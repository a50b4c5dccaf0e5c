package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.util.concurrent.Callable;

/** The forecast of the all-in-one. */
final class ReviewMeasures {

    private static final int FORECAST = 10_000;
    private static final int CUSTOMER = 0;

    private ReviewMeasures() {}

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
