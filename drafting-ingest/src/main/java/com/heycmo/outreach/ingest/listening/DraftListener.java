package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.ingest.connection.IngestSettings;
import com.heycmo.outreach.ingest.rejection.RejectedDrafts;
import com.heycmo.outreach.ingest.rejection.Rejection;
import com.heycmo.outreach.ingest.upsert.DraftUpsert;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft;
import com.heycmo.outreach.ingest.upsert.RefusedDraft;
import com.heycmo.outreach.ingest.upsert.Upserted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/**
 * Takes what one poll brought: valid drafts into the queue, everything else to the rejected topic. When it returns, all
 * of it is safe in one or the other, and the offsets may be committed. It throws only when something is away that will
 * come back; then the same records are to be given again.
 */
@Component
class DraftListener implements BatchMessageListener<byte[], byte[]> {

    /** Records that were read and judged. */
    private record ReadRecords(List<ReceivedDraft> received, List<Rejection> rejections) {}

    private final DraftReader reader = new DraftReader();
    private final DraftUpsert upsert;
    private final RejectedDrafts rejectedDrafts;
    private final IngestMetrics metrics;
    private final IngestState state;
    private final int batchSize;

    DraftListener(
            DraftUpsert upsert,
            RejectedDrafts rejectedDrafts,
            IngestMetrics metrics,
            IngestState state,
            IngestSettings settings) {
        this.upsert = upsert;
        this.rejectedDrafts = rejectedDrafts;
        this.metrics = metrics;
        this.state = state;
        this.batchSize = settings.batchSize();
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            take(records);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            // An Error would end the consumer; this way the batch is tried again.
            throw new IllegalStateException("The batch was too much for this process.", e);
        }
    }

    /** While the database writes some, the next are read on another processor. */
    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Rejection> rejections = new ArrayList<>();
        Upserted upserted = Upserted.NOTHING;
        CompletableFuture<ReadRecords> next = readAhead(records, 0);
        for (int from = 0; from < records.size(); from += batchSize) {
            ReadRecords read = next.join();
            next = readAhead(records, from + batchSize);
            upserted = upserted.plus(upsert.upsert(read.received()));
            rejections.addAll(read.rejections());
        }
        for (RefusedDraft refused : upserted.refused()) {
            rejections.add(new Rejection(refused.received().record(), List.of(refused.reason())));
        }
        // Only now: as long as the database is away, nobody is to be told again and again.
        rejectedDrafts.send(rejections);
        metrics.batch(records.size(), upserted, rejections);
        state.batchDone(records.size());
    }

    /** Takes no more than one batch, and nothing at the end of the records. */
    private CompletableFuture<ReadRecords> readAhead(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        int to = Math.min(records.size(), from + batchSize);
        return from >= to
                ? CompletableFuture.completedFuture(new ReadRecords(List.of(), List.of()))
                : CompletableFuture.supplyAsync(() -> read(records.subList(from, to)));
    }

    private ReadRecords read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ReceivedDraft> received = new ArrayList<>(records.size());
        List<Rejection> rejections = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            DraftParseResult read = reader.read(record.value(), Instant.ofEpochMilli(record.timestamp()));
            if (read instanceof DraftParseResult.Accepted accepted) {
                received.add(ReceivedDraft.of(record, accepted.draft()));
            } else if (read instanceof DraftParseResult.Rejected rejected) {
                rejections.add(new Rejection(record, rejected.reasons()));
            }
        }
        return new ReadRecords(received, rejections);
    }
}
