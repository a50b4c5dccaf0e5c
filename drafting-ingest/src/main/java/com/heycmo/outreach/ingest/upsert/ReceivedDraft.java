package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A valid draft with its record.
 *
 * @param id the draft's id, computed once because it is a hash
 */
public record ReceivedDraft(ConsumerRecord<byte[], byte[]> record, UUID id, Draft draft) {

    /** A draft's id stands for its unique key. */
    private record Key(UUID customerId, UUID id) {}

    private static final Comparator<ReceivedDraft> ORDER = Comparator.comparing(
                    (ReceivedDraft received) -> received.draft().customerId())
            .thenComparing(ReceivedDraft::id);

    public static ReceivedDraft of(ConsumerRecord<byte[], byte[]> record, Draft draft) {
        return new ReceivedDraft(record, draft.id(), draft);
    }

    /**
     * Reduces a batch to the newest draft of each key, because {@code ON CONFLICT} fails on a key that occurs twice, and
     * sorts it, because two batches in different orders would deadlock. Of drafts with the same {@code draftedAt} the
     * first wins.
     */
    static List<ReceivedDraft> newestPerKey(Collection<ReceivedDraft> drafts) {
        Map<Key, ReceivedDraft> newest = new HashMap<>();
        for (ReceivedDraft draft : drafts) {
            newest.merge(new Key(draft.draft().customerId(), draft.id()), draft, ReceivedDraft::newer);
        }
        return newest.values().stream().sorted(ORDER).toList();
    }

    private static ReceivedDraft newer(ReceivedDraft earlier, ReceivedDraft later) {
        return later.draft().draftedAt().isAfter(earlier.draft().draftedAt()) ? later : earlier;
    }
}
