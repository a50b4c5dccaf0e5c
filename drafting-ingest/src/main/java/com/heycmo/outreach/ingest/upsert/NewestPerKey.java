package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A batch as one statement can take it: of each row only the newest draft, for {@code ON CONFLICT} fails on a key that
 * comes twice, and in one order everywhere, or two batches would lock each other out.
 */
final class NewestPerKey {

    /** A draft's id stands for its unique key. */
    private record Key(UUID customerId, UUID id) {}

    private static final Comparator<Map.Entry<Key, Draft>> ORDER =
            Map.Entry.comparingByKey(Comparator.comparing(Key::customerId).thenComparing(Key::id));

    private NewestPerKey() {}

    /** The latest {@code draftedAt} of each row wins, and of those the first. */
    static List<IdentifiedDraft> of(Collection<Draft> drafts) {
        Map<Key, Draft> newest = new HashMap<>();
        for (Draft draft : drafts) {
            newest.merge(new Key(draft.customerId(), draft.id()), draft, NewestPerKey::newer);
        }
        List<Map.Entry<Key, Draft>> entries = new ArrayList<>(newest.entrySet());
        entries.sort(ORDER);
        return entries.stream()
                .map(entry -> new IdentifiedDraft(entry.getKey().id(), entry.getValue()))
                .toList();
    }

    private static Draft newer(Draft earlier, Draft later) {
        return later.draftedAt().isAfter(earlier.draftedAt()) ? later : earlier;
    }
}
