package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.rejection.Rejection;
import com.heycmo.outreach.ingest.upsert.Upserted;
import com.heycmo.outreach.metrics.Metric;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    private final Timer age;
    private final Map<Thread, RetriedBatch> retriedBatches = new ConcurrentHashMap<>();
    private volatile @Nullable FinishedBatch lastBatch;

    IngestMonitor(MeterRegistry meters) {
        this.meters = meters;
        this.batchSize = Metric.INGEST_BATCH_SIZE.summary(meters);
        this.age = Metric.INGEST_AGE.timer(meters);
        List.of("inserted", "updated", "unchanged").forEach(result -> countDrafts(result, 0));
        Stream.of(ReasonCode.values())
                .filter(ReasonCode::isOfDraft)
                .forEach(code -> Metric.INGEST_REJECTED.counter(meters, code.wireName()));
    }

    /** Counts a batch once, after its last attempt. */
    void batchFinished(List<? extends ConsumerRecord<?, ?>> records, Upserted upserted, List<Rejection> rejections) {
        lastBatch = new FinishedBatch(records.size(), System.nanoTime());
        batchSize.record(records.size());
        records.stream().mapToLong(ConsumerRecord::timestamp).min().ifPresent(this::recordAge);
        countDrafts("inserted", upserted.inserted());
        countDrafts("updated", upserted.updated());
        countDrafts("unchanged", upserted.unchanged());
        rejections.stream()
                .flatMap(rejection -> rejection.reasons().stream())
                .map(Reason::code)
                .forEach(code -> Metric.INGEST_REJECTED.counter(meters, code).increment());
    }

    private void countDrafts(String result, int drafts) {
        Metric.INGEST_DRAFTS.counter(meters, result).increment(drafts);
    }

    /** The broker's clock and this one may differ: nothing is younger than 0. */
    private void recordAge(long timestamp) {
        age.record(Math.max(0, meters.config().clock().wallTime() - timestamp), TimeUnit.MILLISECONDS);
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
