package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.rejection.Rejection;
import com.heycmo.outreach.ingest.upsert.Upserted;
import com.heycmo.outreach.policy.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts of finished batches; a batch that is repeated counts when it is through. */
@Component
class IngestMetrics {

    private final MeterRegistry meters;
    private final Counter inserted;
    private final Counter updated;
    private final Counter unchanged;
    private final DistributionSummary batchSize;

    IngestMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.inserted = drafts("inserted");
        this.updated = drafts("updated");
        this.unchanged = drafts("unchanged");
        this.batchSize = DistributionSummary.builder("outreach.ingest.batch.size")
                .description("Records that were taken at a time")
                .baseUnit("records")
                .register(meters);
    }

    private Counter drafts(String result) {
        return Counter.builder("outreach.ingest.drafts")
                .description("Valid drafts, by what they did to the queue")
                .tag("result", result)
                .register(meters);
    }

    void batch(int records, Upserted upserted, List<Rejection> rejections) {
        inserted.increment(upserted.inserted());
        updated.increment(upserted.updated());
        unchanged.increment(upserted.unchanged());
        rejections.stream()
                .flatMap(rejection -> rejection.reasons().stream())
                .map(Reason::code)
                .forEach(this::rejected);
        batchSize.record(records);
    }

    private void rejected(String code) {
        Counter.builder("outreach.ingest.rejected")
                .description("Rejected records, once for each reason")
                .tag("code", code)
                .register(meters)
                .increment();
    }
}
