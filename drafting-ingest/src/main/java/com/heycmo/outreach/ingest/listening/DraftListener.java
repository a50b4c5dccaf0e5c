package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.ingest.IngestProperties;
import com.heycmo.outreach.ingest.rejection.Rejection;
import com.heycmo.outreach.ingest.rejection.RejectionPublisher;
import com.heycmo.outreach.ingest.upsert.DraftUpsert;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft;
import com.heycmo.outreach.ingest.upsert.RefusedDraft;
import com.heycmo.outreach.ingest.upsert.Upserted;
import com.heycmo.outreach.traces.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/**
 * Writes the valid drafts of a poll to the queue and sends all other records to the rejected topic. When it returns, each
 * record is stored in one of the two, so the offsets may be committed. It throws only for failures that a retry of the
 * same records can overcome.
 */
@Component
class DraftListener implements BatchMessageListener<byte[], byte[]> {

    /** @param spans of records whose agents record a trace; they end when the batch is stored */
    private record ParsedBatch(List<ReceivedDraft> drafts, List<Rejection> rejections, List<Span> spans) {}

    private final DraftReader reader = new DraftReader();
    private final DraftUpsert upsert;
    private final RejectionPublisher rejectionPublisher;
    private final IngestMonitor monitor;
    private final Traces traces;
    private final int batchSize;

    DraftListener(
            DraftUpsert upsert,
            RejectionPublisher rejectionPublisher,
            IngestMonitor monitor,
            Traces traces,
            IngestProperties properties) {
        this.upsert = upsert;
        this.rejectionPublisher = rejectionPublisher;
        this.monitor = monitor;
        this.traces = traces;
        this.batchSize = properties.batchSize();
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            process(records);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            // An Error would end the consumer; an exception makes it retry the batch.
            throw new IllegalStateException("The batch failed with an error of the JVM.", e);
        }
    }

    /** Parses the next batch on another thread while the database writes the current one. */
    private void process(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Rejection> rejections = new ArrayList<>();
        Upserted upserted = Upserted.NOTHING;
        CompletableFuture<ParsedBatch> next = parseBatch(records, 0);
        for (int from = 0; from < records.size(); from += batchSize) {
            ParsedBatch batch = next.join();
            next = parseBatch(records, from + batchSize);
            upserted = upserted.plus(upsert.upsert(batch.drafts()));
            batch.spans().forEach(Span::end);
            rejections.addAll(batch.rejections());
        }
        for (RefusedDraft refused : upserted.refused()) {
            rejections.add(
                    new Rejection(refused.received().record(), List.of(refused.reason()), refused.keepsOriginal()));
        }
        // After the upsert, or each retry while the database is unavailable would publish the rejections again.
        rejectionPublisher.send(rejections);
        monitor.batchFinished(records, upserted, rejections);
    }

    /** Parses one batch; past the last record the result is empty. */
    private CompletableFuture<ParsedBatch> parseBatch(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        int to = Math.min(records.size(), from + batchSize);
        return from >= to
                ? CompletableFuture.completedFuture(new ParsedBatch(List.of(), List.of(), List.of()))
                : CompletableFuture.supplyAsync(() -> parse(records.subList(from, to)));
    }

    private ParsedBatch parse(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ReceivedDraft> drafts = new ArrayList<>(records.size());
        List<Rejection> rejections = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Span span = traces.process(record.topic(), ReceivedDraft.traceparent(record));
            if (span.isRecording()) {
                spans.add(span);
            }
            DraftParseResult result = reader.read(record.value(), Instant.ofEpochMilli(record.timestamp()));
            if (result instanceof DraftParseResult.Accepted accepted) {
                drafts.add(ReceivedDraft.of(record, accepted.draft()));
            } else if (result instanceof DraftParseResult.Rejected rejected) {
                rejections.add(new Rejection(record, rejected.reasons()));
                span.setStatus(StatusCode.ERROR);
            }
        }
        return new ParsedBatch(drafts, rejections, spans);
    }
}
