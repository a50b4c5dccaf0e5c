package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts the answers to claims. */
@Component
class ClaimMetrics {

    private static final String JOB = "job";

    private final MeterRegistry meters;
    private final Counter givenUp;

    ClaimMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.givenUp = Metric.CLAIMS_GIVEN_UP.counter(meters);
        Stream.of(JOB, "empty", "capped", "outside_hours", "paused")
                .forEach(outcome -> Metric.CLAIMS.counter(meters, outcome));
    }

    void count(ClaimResult.ClaimAnswer answer) {
        Metric.CLAIMS
                .counter(meters, Objects.requireNonNullElse(answer.reason(), JOB))
                .increment();
    }

    void countGivenUp() {
        givenUp.increment();
    }
}
