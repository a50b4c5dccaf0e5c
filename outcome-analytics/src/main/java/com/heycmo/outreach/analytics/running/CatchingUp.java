package com.heycmo.outreach.analytics.running;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
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
 * Knows whether everything has been counted that was in the topics when this instance last began to run: after its start,
 * and after partitions have changed hands. Until then its figures are a part of the truth. Judged by what the whole group
 * has committed, for facts come from records that other instances read, too.
 */
final class CatchingUp implements KafkaStreams.StateListener {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

    private static final List<String> INPUTS =
            List.of(Topic.DRAFTS.topicName(), Topic.DECISIONS.topicName(), Topic.OUTCOMES.topicName());

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final String applicationId;
    private volatile @Nullable Round current;

    CatchingUp(Map<String, Object> connection, String applicationId) {
        this.connection = new HashMap<>(connection);
        this.connection.put("default.api.timeout.ms", Math.toIntExact(CALL_TIMEOUT.toMillis()));
        this.connection.put("request.timeout.ms", Math.toIntExact(CALL_TIMEOUT.toMillis()));
        this.applicationId = applicationId;
    }

    /** Whether the figures of this partition are no longer behind. */
    boolean isDone(int partition) {
        Round round = current;
        return round != null && round.done.contains(partition);
    }

    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        current = null;
        if (now == KafkaStreams.State.RUNNING) {
            Round round = new Round();
            current = round;
            Thread thread = new Thread(round, "analytics-catching-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** From one beginning to run to the next. */
    private final class Round implements Runnable {

        private final Set<Integer> done = ConcurrentHashMap.newKeySet();

        @Override
        public void run() {
            try {
                while (current == this && !watched()) {
                    TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean watched() throws InterruptedException {
            Admin admin = Admin.create(connection);
            try {
                watch(admin);
                return true;
            } catch (ExecutionException | KafkaException e) {
                log.warn("It is not known yet how far behind the figures are; asking again: {}", e.toString());
                return false;
            } finally {
                admin.close(Duration.ZERO);
            }
        }

        private void watch(Admin admin) throws ExecutionException, InterruptedException {
            Ends inputs = Ends.of(admin, INPUTS, IsolationLevel.READ_COMMITTED);
            while (current == this && !inputs.behind(committed(admin)).isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
            // What was just told in a transaction is to be read, though it may not count as committed yet.
            Ends facts = Ends.of(
                    admin, List.of(AnalyticsTopology.factsTopic(applicationId)), IsolationLevel.READ_UNCOMMITTED);
            while (current == this && done.size() < facts.offsets().size()) {
                Set<TopicPartition> behind = facts.behind(committed(admin));
                facts.offsets().keySet().stream()
                        .filter(partition -> !behind.contains(partition))
                        .forEach(partition -> done.add(partition.partition()));
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
