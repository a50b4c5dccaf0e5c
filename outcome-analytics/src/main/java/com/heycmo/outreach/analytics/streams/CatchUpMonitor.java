package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.counting.HeldDays;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which partitions have caught up with the topics since this instance last changed to running, that is after a
 * start or a rebalance. Until then their figures are incomplete. It compares end offsets with the offsets that the whole
 * group has committed, because other instances read some of the records.
 */
final class CatchUpMonitor implements KafkaStreams.StateListener {

    private static final Logger log = LoggerFactory.getLogger(CatchUpMonitor.class);

    private static final List<String> INPUTS =
            HeldDays.TOPICS.stream().map(Topic::topicName).toList();

    private static final int CALL_TIMEOUT_MILLIS = 15_000;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final String applicationId;
    private volatile @Nullable Check current;

    CatchUpMonitor(Map<String, Object> connection, String applicationId) {
        this.connection = new HashMap<>(connection);
        this.connection.put("default.api.timeout.ms", CALL_TIMEOUT_MILLIS);
        this.connection.put("request.timeout.ms", CALL_TIMEOUT_MILLIS);
        this.applicationId = applicationId;
    }

    boolean isDone(int partition) {
        Check check = current;
        return check != null && check.done.contains(partition);
    }

    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        current = null;
        if (now == KafkaStreams.State.RUNNING) {
            Check check = new Check();
            current = check;
            Thread thread = new Thread(check, "analytics-catch-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Ends when all partitions have caught up, or with the next change of state. */
    private final class Check implements Runnable {

        private final Set<Integer> done = ConcurrentHashMap.newKeySet();

        @Override
        public void run() {
            try {
                while (isCurrent() && !completed()) {
                    sleep(RETRY_DELAY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isCurrent() {
            return current == this;
        }

        private boolean completed() throws InterruptedException {
            Admin admin = Admin.create(connection);
            try {
                awaitInputs(admin);
                awaitFacts(admin);
                return true;
            } catch (ExecutionException | KafkaException e) {
                log.warn("Cannot compare the figures with the topics, retrying: {}", e.toString());
                return false;
            } finally {
                admin.close(Duration.ZERO);
            }
        }

        private void awaitInputs(Admin admin) throws ExecutionException, InterruptedException {
            EndOffsets inputs = EndOffsets.of(admin, INPUTS, IsolationLevel.READ_COMMITTED);
            while (isCurrent() && !inputs.behind(committed(admin)).isEmpty()) {
                sleep(POLL_INTERVAL);
            }
        }

        /** Read uncommitted: the facts of the last inputs may belong to a transaction that is just being committed. */
        private void awaitFacts(Admin admin) throws ExecutionException, InterruptedException {
            EndOffsets facts = EndOffsets.of(
                    admin, List.of(AnalyticsTopology.factsTopic(applicationId)), IsolationLevel.READ_UNCOMMITTED);
            Set<TopicPartition> partitions = facts.offsets().keySet();
            while (isCurrent() && done.size() < partitions.size()) {
                Set<TopicPartition> behind = facts.behind(committed(admin));
                partitions.stream()
                        .filter(partition -> !behind.contains(partition))
                        .forEach(partition -> done.add(partition.partition()));
                sleep(POLL_INTERVAL);
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
