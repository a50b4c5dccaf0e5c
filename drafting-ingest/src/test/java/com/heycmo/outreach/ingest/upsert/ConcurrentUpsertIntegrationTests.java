package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.NINE;
import static com.heycmo.outreach.ingest.upsert.Drafts.message;
import static com.heycmo.outreach.ingest.upsert.Drafts.received;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Several instances upsert the same keys at once. No draft is refused, and no transaction deadlocks. */
class ConcurrentUpsertIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();
    private static final int INSTANCES = 4;

    private final UUID customer = UUID.randomUUID();
    private final ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
    private final CyclicBarrier together = new CyclicBarrier(INSTANCES);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void keepsTheNewestDraftOfConcurrentBatchesWithTheSameKeys() throws Exception {
        int drafts = 300;
        List<Upserted> upserted = inParallel((instance, upsert) -> {
            List<ReceivedDraft> batch = new ArrayList<>(IntStream.range(0, drafts)
                    .mapToObj(i -> received(draft("p-" + i, instance)))
                    .toList());
            Collections.shuffle(batch);
            together.await();
            return List.of(upsert.upsert(batch));
        });

        assertOneRowPerKeyWithTheNewestText(upserted, drafts);
    }

    @Test
    @Tag(Thorough.TAG)
    void keepsTheNewestDraftOfConcurrentSingleUpserts() throws Exception {
        int rounds = Thorough.choose(200, 800);
        List<Upserted> upserted = inParallel((instance, upsert) -> {
            List<Upserted> results = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                List<ReceivedDraft> batch = List.of(received(draft("p-" + round, instance)));
                together.await();
                results.add(upsert.upsert(batch));
            }
            return results;
        });

        assertOneRowPerKeyWithTheNewestText(upserted, rounds);
    }

    private void assertOneRowPerKeyWithTheNewestText(List<Upserted> upserted, int drafts) {
        assertThat(upserted).flatMap(Upserted::refused).isEmpty();
        assertThat(upserted.stream().mapToInt(Upserted::inserted).sum()).isEqualTo(drafts);
        assertThat(DATABASE.rows().all(customer))
                .hasSize(drafts)
                .allSatisfy(row -> assertThat(row).containsEntry("body", "text " + (INSTANCES - 1)));
    }

    private List<Upserted> inParallel(Instance instance) throws Exception {
        List<Callable<List<Upserted>>> instances = IntStream.range(0, INSTANCES)
                .<Callable<List<Upserted>>>mapToObj(number -> () -> run(instance, number))
                .toList();
        List<Upserted> results = new ArrayList<>();
        for (Future<List<Upserted>> result : threads.invokeAll(instances)) {
            results.addAll(result.get());
        }
        return results;
    }

    private interface Instance {
        List<Upserted> run(int number, DraftUpsert upsert) throws Exception;
    }

    /** Each instance keeps one connection open, so that the statements of a round really overlap. */
    private static List<Upserted> run(Instance instance, int number) throws Exception {
        DatabaseAccess worker = DATABASE.worker();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(worker.jdbcUrl(), worker.user(), worker.password(), true);
        try {
            return instance.run(number, UpsertTestBase.upsertOn(connection));
        } finally {
            connection.destroy();
        }
    }

    private Draft draft(String slug, int instance) {
        return message(customer, slug, "text " + instance, NINE.plusSeconds(instance));
    }
}
