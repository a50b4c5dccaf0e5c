package com.heycmo.outreach.ingest.upsert;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reduces a batch to the newest draft of each key, because {@code ON CONFLICT} fails on a key that occurs twice, and
 * sorts it, because two batches in different orders would deadlock.
 */
final class NewestPerKey {

    /** A draft's id stands for its unique key. */
    private record Key(UUID customerId, UUID id) {}

    private static final Comparator<ReceivedDraft> ORDER = Comparator.comparing(
                    (ReceivedDraft received) -> received.draft().customerId())
            .thenComparing(ReceivedDraft::id);

    private NewestPerKey() {}

    /** The latest {@code draftedAt} of each row wins, and of those the first. */
    static List<ReceivedDraft> of(Collection<ReceivedDraft> drafts) {
        Map<Key, ReceivedDraft> newest = new HashMap<>();
        for (ReceivedDraft draft : drafts) {
            newest.merge(new Key(draft.draft().customerId(), draft.id()), draft, NewestPerKey::newer);
        }
        return newest.values().stream().sorted(ORDER).toList();
    }

    private static ReceivedDraft newer(ReceivedDraft earlier, ReceivedDraft later) {
        return later.draft().draftedAt().isAfter(earlier.draft().draftedAt()) ? later : earlier;
    }
}
