package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.NINE;
import static com.heycmo.outreach.ingest.upsert.Drafts.TEN;
import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static com.heycmo.outreach.ingest.upsert.Drafts.received;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft.Reduced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceivedDraftTests {

    private static final UUID CUSTOMER = UUID.fromString("0d5f7a52-6f5e-4f0c-9c3b-0a8a7e9d1c11");

    @Test
    void keepsTheNewestDraftOfAKeyInAnyOrder() {
        Draft older = message(CUSTOMER, "jane", "older", NINE);
        Draft newer = message(CUSTOMER, "jane", "newer", TEN);

        assertThat(reduced(older, newer)).containsExactly(newer);
        assertThat(reduced(newer, older)).containsExactly(newer);
    }

    @Test
    void keepsTheHigherOffsetOfDraftsWithTheSameTimeInOnePartition() {
        ReceivedDraft first = received(message(CUSTOMER, "jane", "first", NINE), 3, 7);
        ReceivedDraft second = received(message(CUSTOMER, "jane", "second", NINE), 3, 8);

        assertThat(ReceivedDraft.newestPerKey(List.of(first, second)))
                .isEqualTo(new Reduced(List.of(second), List.of()));
        assertThat(ReceivedDraft.newestPerKey(List.of(second, first)))
                .isEqualTo(new Reduced(List.of(second), List.of()));
    }

    @Test
    void keepsDraftsWithTheSameTimeInOtherPartitionsForLaterStatements() {
        ReceivedDraft first = received(message(CUSTOMER, "jane", "first", NINE), 3, 7);
        ReceivedDraft other = received(message(CUSTOMER, "jane", "other", NINE), 4, 99);
        ReceivedDraft older = received(message(CUSTOMER, "jane", "older", NINE.minusSeconds(1)), 5, 99);

        assertThat(ReceivedDraft.newestPerKey(List.of(first, other, older)))
                .isEqualTo(new Reduced(List.of(first), List.of(other)));
    }

    @Test
    void keepsCustomersApart() {
        Draft mine = message(CUSTOMER, "jane", "mine", NINE);
        Draft theirs = message(UUID.randomUUID(), "jane", "theirs", TEN);

        assertThat(reduced(mine, theirs)).containsExactlyInAnyOrder(mine, theirs);
    }

    @Test
    void sortsDraftsInAStableOrder() {
        List<ReceivedDraft> drafts = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> received(message(new UUID(0, i % 3), "p-" + i, "text", NINE)))
                .toList());
        Reduced ordered = ReceivedDraft.newestPerKey(drafts);

        Collections.shuffle(drafts, new Random(1));

        assertThat(ReceivedDraft.newestPerKey(drafts)).isEqualTo(ordered);
    }

    private static List<Draft> reduced(Draft... drafts) {
        return ReceivedDraft.newestPerKey(batch(drafts)).newest().stream()
                .map(ReceivedDraft::draft)
                .toList();
    }
}
