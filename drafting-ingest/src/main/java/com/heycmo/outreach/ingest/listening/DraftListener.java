package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.draft.ReadDraft;
import com.heycmo.outreach.ingest.rejection.RejectedDrafts;
import com.heycmo.outreach.ingest.rejection.Rejection;
import com.heycmo.outreach.ingest.upsert.DraftUpsert;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft;
import com.heycmo.outreach.ingest.upsert.RefusedDraft;
import com.heycmo.outreach.ingest.upsert.Upserted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/**
 * Takes one batch: valid drafts into the queue, everything else to the rejected topic. When it returns, all of it is
 * safe in one or the other, and the offsets may be committed. It throws only when something is away that will come
 * back; then the same batch is to be given again.
 */
@Component
class DraftListener implements BatchMessageListener<byte[], byte[]> {

    private final DraftReader reader = new DraftReader();
    private final DraftUpsert upsert;
    private final RejectedDrafts rejectedDrafts;
    private final IngestMetrics metrics;
    private final IngestState state;

    DraftListener(DraftUpsert upsert, RejectedDrafts rejectedDrafts, IngestMetrics metrics, IngestState state) {
        this.upsert = upsert;
        this.rejectedDrafts = rejectedDrafts;
        this.metrics = metrics;
        this.state = state;
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

    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ReceivedDraft> received = new ArrayList<>(records.size());
        List<Rejection> rejections = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ReadDraft read = reader.read(record.value(), Instant.ofEpochMilli(record.timestamp()));
            if (read instanceof ReadDraft.Accepted accepted) {
                received.add(new ReceivedDraft(record, accepted.draft()));
            } else if (read instanceof ReadDraft.Rejected rejected) {
                rejections.add(new Rejection(record, rejected.reasons()));
            }
        }
        Upserted upserted = upsert.upsert(received);
        for (RefusedDraft refused : upserted.refused()) {
            rejections.add(new Rejection(refused.received().record(), List.of(refused.reason())));
        }
        // Only now: as long as the database is away, nobody is to be told again and again.
        rejectedDrafts.send(rejections);
        metrics.batch(records.size(), upserted, rejections);
        state.batchDone(records.size());
    }
}
