package com.heycmo.outreach.dispatch.job;

import com.heycmo.outreach.metrics.Metric;
import com.heycmo.outreach.policy.FailureCode;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts results and releases when they are stored; repeats do not count. */
@Component
public class ReportMetrics {

    private static final String NO_CODE = "none";

    private final MeterRegistry meters;

    ReportMetrics(MeterRegistry meters) {
        this.meters = meters;
        Metric.RESULTS.counter(meters, "sent", NO_CODE);
        Metric.RESULTS.counter(meters, "failed", NO_CODE);
        for (FailureCode code : FailureCode.values()) {
            Metric.RESULTS.counter(meters, code.mayBeReleased() ? "released" : "failed", code.wireName());
        }
    }

    /** @param outcome {@code sent}, {@code failed} or {@code released} */
    public void count(String outcome, @Nullable FailureCode code) {
        Metric.RESULTS
                .counter(meters, outcome, code == null ? NO_CODE : code.wireName())
                .increment();
    }
}
