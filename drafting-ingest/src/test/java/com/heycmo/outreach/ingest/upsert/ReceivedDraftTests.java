package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.NINE;
import static com.heycmo.outreach.ingest.upsert.Drafts.TEN;
import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static com.heycmo.outreach.ingest.upsert.Drafts.received;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
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
    void keepsTheFirstOfDraftsWithTheSameTime() {
        Draft first = message(CUSTOMER, "jane", "first", NINE);
        Draft second = message(CUSTOMER, "jane", "second", NINE);

        assertThat(reduced(first, second)).containsExactly(first);
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
        List<ReceivedDraft> ordered = ReceivedDraft.newestPerKey(drafts);

        Collections.shuffle(drafts, new Random(1));

        assertThat(ReceivedDraft.newestPerKey(drafts)).isEqualTo(ordered);
    }

    private static List<Draft> reduced(Draft... drafts) {
        return ReceivedDraft.newestPerKey(batch(drafts)).stream()
                .map(ReceivedDraft::draft)
                .toList();
    }
}
