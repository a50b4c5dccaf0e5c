package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.traces.Traceparent;
import com.heycmo.outreach.upsert.IncomingDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** @param id the draft's id, computed once because it is a hash */
public record ReceivedDraft(ConsumerRecord<byte[], byte[]> record, UUID id, Draft draft) implements IncomingDraft {

    /** A draft's id stands for its unique key. */
    private record Key(UUID customerId, UUID id) {}

    /**
     * A batch without drafts that another one of the batch makes obsolete.
     *
     * @param newest one draft of each key, sorted
     * @param tied further drafts with the time of their key's newest one, but from other partitions. Which of them is newer
     *     than the row depends on the partition of the row's text.
     */
    record Reduced(List<ReceivedDraft> newest, List<ReceivedDraft> tied) {}

    private static final Comparator<ReceivedDraft> ORDER = Comparator.comparing(
                    (ReceivedDraft received) -> received.draft().customerId())
            .thenComparing(ReceivedDraft::id);

    public static ReceivedDraft of(ConsumerRecord<byte[], byte[]> record, Draft draft) {
        return new ReceivedDraft(record, draft.id(), draft);
    }

    /**
     * Reduces a batch to the newest draft of each key, because {@code ON CONFLICT} fails on a key that occurs twice, and
     * sorts it, because two batches in different orders would deadlock.
     */
    static Reduced newestPerKey(Collection<ReceivedDraft> drafts) {
        Map<Key, ReceivedDraft> newest = new HashMap<>();
        List<ReceivedDraft> tied = new ArrayList<>();
        for (ReceivedDraft draft : drafts) {
            ReceivedDraft kept = newest.merge(
                    new Key(draft.draft().customerId(), draft.id()),
                    draft,
                    (earlier, later) -> later.isNewerThan(earlier) ? later : earlier);
            if (draft.hasTheTimeOf(kept) && !draft.partition().equals(kept.partition())) {
                tied.add(draft);
            }
        }
        return new Reduced(newest.values().stream().sorted(ORDER).toList(), tied);
    }

    /** The rule of {@code linkedin_outreach_takes_draft}, for two drafts of one batch. */
    private boolean isNewerThan(ReceivedDraft other) {
        return draft.draftedAt().isAfter(other.draft.draftedAt())
                || (hasTheTimeOf(other) && partition().equals(other.partition()) && offset() > other.offset());
    }

    private boolean hasTheTimeOf(ReceivedDraft other) {
        return draft.draftedAt().equals(other.draft.draftedAt());
    }

    @Override
    public Integer partition() {
        return record.partition();
    }

    @Override
    public Long offset() {
        return record.offset();
    }

    @Override
    public @Nullable String traceparent() {
        return traceparent(record);
    }

    /** The trace of the agent that sent this record; null if it records none. */
    public static @Nullable String traceparent(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Traceparent.HEADER);
        return header == null ? null : Traceparent.parse(header.value());
    }
}
