package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.rejection.Rejection;
import com.heycmo.outreach.ingest.upsert.Upserted;
import com.heycmo.outreach.policy.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.stereotype.Component;

/** What operators see of ingest: metrics of finished batches, batches in retry, and a log line per failed attempt. */
@Component
class IngestMonitor implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(IngestMonitor.class);

    /** @param sinceNanos when its first attempt failed, by {@link System#nanoTime} */
    record RetriedBatch(RetryCause cause, int records, long sinceNanos) {}

    /** @param atNanos by {@link System#nanoTime} */
    record FinishedBatch(int records, long atNanos) {}

    private final MeterRegistry meters;
    private final DistributionSummary batchSize;
    private final Map<Thread, RetriedBatch> retriedBatches = new ConcurrentHashMap<>();
    private volatile @Nullable FinishedBatch lastBatch;

    IngestMonitor(MeterRegistry meters) {
        this.meters = meters;
        this.batchSize = DistributionSummary.builder("outreach.ingest.batch.size")
                .description("Records per poll")
                .baseUnit("records")
                .register(meters);
        countDrafts("inserted", 0);
        countDrafts("updated", 0);
        countDrafts("unchanged", 0);
    }

    /** Counts a batch once, after its last attempt. */
    void batchFinished(int records, Upserted upserted, List<Rejection> rejections) {
        lastBatch = new FinishedBatch(records, System.nanoTime());
        batchSize.record(records);
        countDrafts("inserted", upserted.inserted());
        countDrafts("updated", upserted.updated());
        countDrafts("unchanged", upserted.unchanged());
        rejections.stream()
                .flatMap(rejection -> rejection.reasons().stream())
                .map(Reason::code)
                .forEach(this::countRejection);
    }

    private void countDrafts(String result, int drafts) {
        Counter.builder("outreach.ingest.drafts")
                .description("Valid drafts, by their effect on the queue")
                .tag("result", result)
                .register(meters)
                .increment(drafts);
    }

    private void countRejection(String code) {
        Counter.builder("outreach.ingest.rejected")
                .description("Rejected records, once per reason")
                .tag("code", code)
                .register(meters)
                .increment();
    }

    /** Remembers that the calling consumer thread retries this batch. */
    @Override
    public void failedDelivery(ConsumerRecords<?, ?> batch, Exception thrown, int attempt) {
        RetryCause cause = RetryCause.of(thrown);
        retriedBatches.merge(
                Thread.currentThread(),
                new RetriedBatch(cause, batch.count(), System.nanoTime()),
                (first, latest) -> new RetriedBatch(latest.cause(), latest.records(), first.sinceNanos()));
        log.warn("Attempt {} failed for a batch of {} records: {}.", attempt, batch.count(), cause.state());
        log.debug("Attempt {} failed", attempt, thrown);
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception thrown, int attempt) {
        // Not called for batch listeners.
    }

    /** The calling consumer thread has finished its batch or given it back. */
    void retryEnded() {
        retriedBatches.remove(Thread.currentThread());
    }

    Optional<RetriedBatch> longestRetry() {
        long now = System.nanoTime();
        return retriedBatches.values().stream().max(Comparator.comparingLong(batch -> now - batch.sinceNanos()));
    }

    Optional<FinishedBatch> lastBatch() {
        return Optional.ofNullable(lastBatch);
    }
}
