package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static com.heycmo.outreach.ingest.upsert.Drafts.received;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.Thorough;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts of one key with the same time: the later one in their partition is newer. */
class EqualTimesIntegrationTests extends UpsertTestBase {

    private static final int PARTITIONS = 3;
    private static final int RECORDS = 24;
    private static final List<String> SLUGS = List.of("jane", "joe", "expired");
    private static final Duration EXPIRED_AGO = Duration.ofMinutes(150);

    private final Instant time = ago(Duration.ofHours(1));

    @ParameterizedTest(name = "in batches of {0}")
    @ValueSource(ints = {1, 2, 3})
    void theHigherOffsetOfAPartitionWins(int batchSize) {
        deliver(batchSize, at("first", 4, 10), at("second", 4, 11), at("third", 4, 12));

        assertThat(body()).isEqualTo("third");
    }

    @ParameterizedTest(name = "in batches of {0}")
    @ValueSource(ints = {1, 2})
    void aLowerOffsetChangesNothing(int batchSize) {
        deliver(batchSize, at("second", 4, 11), at("first", 4, 10));

        assertThat(body()).isEqualTo("second");
    }

    @ParameterizedTest(name = "in batches of {0}")
    @ValueSource(ints = {1, 2})
    void anotherPartitionChangesNothing(int batchSize) {
        deliver(batchSize, at("kept", 4, 10), at("other", 5, 99));

        assertThat(body()).isEqualTo("kept");
    }

    /** The row decides which of the drafts in one batch is newer than it. */
    @ParameterizedTest(name = "in batches of {0}")
    @ValueSource(ints = {1, 2})
    void theRowsOwnPartitionWinsWhateverElseTheBatchHolds(int batchSize) {
        deliver(1, at("old", 4, 10));

        deliver(batchSize, at("other", 5, 99), at("new", 4, 11));

        assertThat(body()).isEqualTo("new");
    }

    @Test
    void aLaterTimeWinsOverAHigherOffset() {
        deliver(1, received(message(customer, "jane", "later", time.plusSeconds(1)), 4, 10), at("earlier", 4, 11));

        assertThat(body()).isEqualTo("later");
    }

    /**
     * Random drafts with few different times, in random batches and with redeliveries, end in the row that one draft after
     * the other would give; and a replay of all of them changes nothing.
     */
    @Test
    @Tag(Thorough.TAG)
    void everySplitIntoBatchesAndEveryReplayEndsInTheSameRow() {
        for (int seed = 0; seed < Thorough.choose(40, 200); seed++) {
            Random random = new Random(seed);
            UUID owner = UUID.randomUUID();
            Map<String, ReceivedDraft> expected = new HashMap<>();
            insertExpired(owner);
            List<ReceivedDraft> records = records(owner, random);

            for (int from = 0; from < records.size(); from += 1 + random.nextInt(6)) {
                // Starts before the end of the last batch now and then: a redelivery.
                List<ReceivedDraft> batch =
                        records.subList(from, Math.min(records.size(), from + 6 + random.nextInt(4)));
                upsert.upsert(batch);
                batch.forEach(draft -> apply(expected, draft));
            }

            assertThat(bodies(owner)).as("seed " + seed).isEqualTo(bodies(expected));
            List<?> before = rows.all(owner);
            int batchSize = 1 + random.nextInt(RECORDS);
            for (int from = 0; from < records.size(); from += batchSize) {
                upsert.upsert(records.subList(from, Math.min(records.size(), from + batchSize)));
            }
            assertThat(rows.all(owner)).as("replay with seed " + seed).hasToString(before.toString());
        }
    }

    /** The rule, for one draft after the other. */
    private void apply(Map<String, ReceivedDraft> rows, ReceivedDraft next) {
        String url = next.draft().prospectUrl();
        ReceivedDraft row = rows.get(url);
        if (row == null) {
            boolean revives =
                    !url.endsWith("expired") || next.draft().draftedAt().isAfter(ago(EXPIRED_AGO));
            if (revives) {
                rows.put(url, next);
            }
            return;
        }
        int order = next.draft().draftedAt().compareTo(row.draft().draftedAt());
        boolean sameTimeAndPartition =
                order == 0 && next.record().partition() == row.record().partition();
        if (order > 0
                || (sameTimeAndPartition
                        && next.record().offset() > row.record().offset())) {
            rows.put(url, next);
        }
    }

    private List<ReceivedDraft> records(UUID owner, Random random) {
        List<ReceivedDraft> records = new ArrayList<>();
        for (int offset = 0; offset < RECORDS; offset++) {
            String slug = SLUGS.get(random.nextInt(SLUGS.size()));
            Instant draftedAt = ago(Duration.ofHours(1 + random.nextInt(3)));
            records.add(received(
                    message(owner, slug, "text " + offset, draftedAt), random.nextInt(PARTITIONS), 100 + offset));
        }
        return records;
    }

    private void insertExpired(UUID owner) {
        rows.insert(QueueRow.expired(owner)
                .prospect("https://www.linkedin.com/in/expired")
                .body("expired")
                .at("expires_at", EXPIRED_AGO.negated()));
    }

    private Map<Object, Object> bodies(UUID owner) {
        Map<Object, Object> bodies = new HashMap<>();
        rows.all(owner).forEach(row -> bodies.put(row.get("prospect_url"), row.get("body")));
        bodies.values().remove("expired");
        return bodies;
    }

    private static Map<Object, Object> bodies(Map<String, ReceivedDraft> drafts) {
        Map<Object, Object> bodies = new HashMap<>();
        drafts.forEach((url, draft) -> bodies.put(url, draft.draft().body()));
        return bodies;
    }

    private ReceivedDraft at(String body, int partition, long offset) {
        return received(message(customer, "jane", body, time), partition, offset);
    }

    private void deliver(int batchSize, ReceivedDraft... drafts) {
        List<ReceivedDraft> all = List.of(drafts);
        for (int from = 0; from < all.size(); from += batchSize) {
            upsert.upsert(all.subList(from, Math.min(all.size(), from + batchSize)));
        }
    }

    private Object body() {
        return String.valueOf(rows.all(customer).get(0).get("body"));
    }
}
