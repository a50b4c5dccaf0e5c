package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many extensions poll three instances concurrently and report at random. Then the rows must satisfy all rules. */
class PollingIntegrationTests {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();
    private static final KafkaProbe KAFKA = TestInfrastructure.get().kafka();
    private static final List<DispatchInstance> INSTANCES = new ArrayList<>();

    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeAll
    static void startInstances() {
        for (int i = 0; i < 3; i++) {
            INSTANCES.add(
                    DispatchInstance.start(DATABASE, TestInfrastructure.get().bootstrapServers()));
        }
    }

    @AfterAll
    static void stopInstances() {
        INSTANCES.forEach(DispatchInstance::close);
    }

    @Test
    void neverExceedsTheCapUnderFortyPollers() throws Exception {
        UUID customerId = UUID.randomUUID();
        insertApproved(List.of(customerId), 120);
        insertSentYesterday(customerId, 5);
        KafkaProbe.Mark before = KAFKA.mark(Topic.OUTCOMES.topicName());
        AtomicBoolean polling = new AtomicBoolean(true);
        ExecutorService watcher = Executors.newSingleThreadExecutor();
        Future<Integer> maxOverCap = watcher.submit(() -> watchCaps(customerId, polling));

        ActiveJobs jobs = new ActiveJobs();
        poll(IntStream.range(0, 40)
                .mapToObj(i -> new Poller(INSTANCES.get(i % 3).extensionOf(customerId), jobs, i))
                .toList());
        polling.set(false);

        assertThat(maxOverCap.get()).as("largest excess over a cap").isLessThanOrEqualTo(0);
        watcher.shutdown();
        jobs.assertNoJobWasHeldTwice();
        for (Action action : Action.values()) {
            assertThat(used(customerId, action)).isEqualTo(action.cap());
            assertThat(maxInAnyWindow(customerId, action)).isLessThanOrEqualTo(action.cap());
            assertThat(claimedYoungerThanUnclaimed(customerId, action)).isZero();
        }
        assertEachOutcomeSentOnce(List.of(customerId), before);
    }

    @Test
    void isolatesTwentyCustomers() throws Exception {
        List<UUID> customers =
                IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        insertApproved(customers, 4);
        KafkaProbe.Mark before = KAFKA.mark(Topic.OUTCOMES.topicName());

        ActiveJobs jobs = new ActiveJobs();
        poll(IntStream.range(0, 40)
                .mapToObj(i -> new Poller(INSTANCES.get(i % 3).extensionOf(customers.get(i % 20)), jobs, i))
                .toList());

        jobs.assertNoJobWasHeldTwice();
        assertThat(unclaimed(customers)).isZero();
        assertEachOutcomeSentOnce(customers, before);
    }

    @Test
    void nothingIsClaimedOnceARuleHoldsOrPausesUnderFortyPollers() throws Exception {
        UUID customerId = UUID.randomUUID();
        insertApproved(List.of(customerId), 120);
        AtomicInteger jobs = new AtomicInteger();
        Map<String, Long> forbidden = new ConcurrentHashMap<>();
        Queue<String> violations = new ConcurrentLinkedQueue<>();

        poll(IntStream.range(0, 40)
                .mapToObj(i ->
                        new ReleasingPoller(INSTANCES.get(i % 3).extensionOf(customerId), jobs, forbidden, violations))
                .toList());

        assertThat(forbidden).containsOnlyKeys("connection_request", "message", "everything");
        assertThat(violations).isEmpty();
        for (Action action : Action.values()) {
            assertThat(used(customerId, action)).isLessThanOrEqualTo(action.cap());
        }
        assertThat(count(
                        "SELECT count(*) FROM linkedin_outreach_audit WHERE customer_id = :customer AND what = 'paused'",
                        Map.of("customer", customerId)))
                .isEqualTo(1);
    }

    private static void poll(List<? extends Callable<?>> pollers) throws Exception {
        ExecutorService extensions = Executors.newFixedThreadPool(pollers.size());
        try {
            for (Future<?> poller : pollers.stream().map(extensions::submit).toList()) {
                poller.get();
            }
        } finally {
            extensions.shutdown();
        }
    }

    /** The largest excess of any action over its cap in repeated snapshots; negative if no cap was reached. */
    private int watchCaps(UUID customerId, AtomicBoolean polling) {
        int worst = Integer.MIN_VALUE;
        while (polling.get()) {
            for (Map<String, @Nullable Object> row :
                    jdbc.sql("""
                            SELECT action, count(*) AS used
                              FROM linkedin_outreach_use
                             WHERE customer_id = :customer AND used_at > clock_timestamp() - interval '24 hours'
                             GROUP BY action
                            """).param("customer", customerId).query().listOfRows()) {
                Action action =
                        Action.ofWireName(String.valueOf(row.get("action"))).orElseThrow();
                worst = Math.max(worst, Integer.parseInt(String.valueOf(row.get("used"))) - action.cap());
            }
        }
        return worst;
    }

    private int used(UUID customerId, Action action) {
        return count("""
                SELECT count(*) FROM linkedin_outreach_use
                 WHERE customer_id = :customer AND action = :action
                   AND used_at > clock_timestamp() - interval '24 hours'
                """, Map.of("customer", customerId, "action", action.wireName()));
    }

    private int maxInAnyWindow(UUID customerId, Action action) {
        return count("""
                SELECT max(within) FROM (
                    SELECT count(*) OVER (ORDER BY used_at RANGE BETWEEN CURRENT ROW AND '23:59:59' FOLLOWING) AS within
                      FROM linkedin_outreach_use
                     WHERE customer_id = :customer AND action = :action) AS windows
                """, Map.of("customer", customerId, "action", action.wireName()));
    }

    /** Counts claimed rows that are younger than an unclaimed one; claims must take the oldest first. */
    private int claimedYoungerThanUnclaimed(UUID customerId, Action action) {
        return count("""
                SELECT count(*) FROM linkedin_outreach_queue claimed
                 WHERE customer_id = :customer AND action = :action AND claims > 0 AND due_at > (
                        SELECT min(due_at) FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND action = :action AND status = 'approved' AND claims = 0)
                   AND created_at > now() - interval '1 hour'
                """, Map.of("customer", customerId, "action", action.wireName()));
    }

    private int unclaimed(List<UUID> customers) {
        return count(
                "SELECT count(*) FROM linkedin_outreach_queue WHERE customer_id = ANY (:customers) AND claims = 0",
                Map.of("customers", customers.toArray(UUID[]::new)));
    }

    private int count(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }

    /** Inserts this many rows of each action, approved one minute apart. */
    private void insertApproved(List<UUID> customers, int ofEachAction) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_queue
                               (customer_id, id, action, status, prospect_url, body, approved_at, approved_by_user_id)
                        SELECT customer, gen_random_uuid(), action, 'approved',
                               -- Of different people: the steps of one would wait for each other.
                               'https://www.linkedin.com/in/p-' || action || n, 'Hello',
                               now() - n * interval '1 minute', gen_random_uuid()
                          FROM unnest(:customers) AS customer,
                               unnest(ARRAY['connection_request', 'message', 'comment']) AS action,
                               generate_series(1, :count) AS n
                        """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("count", ofEachAction)
                .update();
    }

    private void insertSentYesterday(UUID customerId, int ofEachAction) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_queue
                               (customer_id, id, action, status, prospect_url, body, sent_at, claims)
                        SELECT :customer, gen_random_uuid(), action, 'sent', 'https://www.linkedin.com/in/s-' || n,
                               'Hello', now() - n * interval '4 hours', 1
                          FROM unnest(ARRAY['connection_request', 'message', 'comment']) AS action,
                               generate_series(1, :count) AS n
                        """).param("customer", customerId).param("count", ofEachAction).update();
    }

    private void assertEachOutcomeSentOnce(List<UUID> customers, KafkaProbe.Mark before) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> customers.stream()
                        .allMatch(customer -> DATABASE.rows().outbox(customer).isEmpty()));
        Map<UUID, String> sent = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> found : KAFKA.since(before)) {
            if (customers.contains(UUID.fromString(KafkaProbe.key(found)))) {
                String type = String.valueOf(KafkaProbe.header(found, "ce_type"));
                UUID draftId = UUID.fromString(String.valueOf(KafkaProbe.header(found, "ce_subject")));
                assertThat(sent.put(draftId, type.split("\\.")[4]))
                        .as("outcomes of one draft")
                        .isNull();
            }
        }
        Map<UUID, String> expected = new HashMap<>();
        for (UUID customer : customers) {
            for (Map<String, @Nullable Object> row : DATABASE.rows().all(customer)) {
                if (Integer.valueOf(1).equals(row.get("outcomes"))) {
                    expected.put((UUID) row.get("id"), String.valueOf(row.get("status")));
                }
            }
        }
        assertThat(sent).isEqualTo(expected).isNotEmpty();
    }
}
