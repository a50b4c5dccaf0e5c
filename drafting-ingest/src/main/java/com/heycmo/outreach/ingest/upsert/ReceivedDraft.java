package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A valid draft with the record that brought it.
 *
 * @param id the draft's, which is a hash and computed once
 */
public record ReceivedDraft(ConsumerRecord<byte[], byte[]> record, UUID id, Draft draft) {

    public static ReceivedDraft of(ConsumerRecord<byte[], byte[]> record, Draft draft) {
        return new ReceivedDraft(record, draft.id(), draft);
    }
}
