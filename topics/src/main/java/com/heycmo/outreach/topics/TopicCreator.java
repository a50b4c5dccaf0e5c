package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates missing topics. Unlike {@code KafkaAdmin}, it never adds partitions to a topic that exists. */
final class TopicCreator {

    private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);

    private static final String TIMESTAMP_TYPE = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
    private static final String LOG_APPEND_TIME = "LogAppendTime";
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration VISIBILITY_POLL = Duration.ofMillis(50);

    private final TopicsProperties properties;

    TopicCreator(TopicsProperties properties) {
        this.properties = properties;
    }

    /** Creates the others, too, if the broker refuses one; then throws why. */
    void createMissing(Admin admin, Set<Topic> topics) throws ExecutionException, InterruptedException {
        ExecutionException refused = null;
        for (Topic topic : topics) {
            try {
                createIfMissing(admin, topic);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RetriableException) {
                    // No broker answers. Each further topic would take as long.
                    throw e;
                }
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    /** Looks it up before creating it, because a cluster may let this user use its topics but not create them. */
    private void createIfMissing(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        Optional<TopicDescription> existing = find(admin, topic);
        if (existing.isPresent()) {
            logDifferences(admin, topic, existing.get());
        } else {
            create(admin, topic);
            awaitVisible(admin, topic);
        }
    }

    private static Optional<TopicDescription> find(Admin admin, Topic topic)
            throws ExecutionException, InterruptedException {
        return getUnless(
                UnknownTopicOrPartitionException.class,
                admin.describeTopics(List.of(topic.topicName()))
                        .allTopicNames()
                        .thenApply(single -> single.values().iterator().next()));
    }

    private void create(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        Optional<Short> replicas =
                properties.replicationFactor() == -1 ? Optional.empty() : Optional.of(properties.replicationFactor());
        NewTopic newTopic =
                new NewTopic(topic.topicName(), Optional.of(properties.partitions()), replicas).configs(config(topic));
        // Another instance may have created it in the meantime.
        getUnless(
                TopicExistsException.class,
                admin.createTopics(List.of(newTopic)).all());
        log.info("Created the missing topic {} with {} partitions.", newTopic.name(), newTopic.numPartitions());
    }

    private Map<String, String> config(Topic topic) {
        Map<String, String> config = new TreeMap<>(topic.config());
        config.put(TIMESTAMP_TYPE, LOG_APPEND_TIME);
        config.putAll(properties.config().getOrDefault(topic, Map.of()));
        return config;
    }

    /** Brokers learn of a new topic slightly after the controller has created it. */
    private static void awaitVisible(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + VISIBILITY_TIMEOUT.toNanos();
        while (find(admin, topic).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The topic %s was created, but is still not visible after %d s."
                        .formatted(topic.topicName(), VISIBILITY_TIMEOUT.toSeconds()));
            }
            Thread.sleep(VISIBILITY_POLL.toMillis());
        }
    }

    private void logDifferences(Admin admin, Topic topic, TopicDescription existing)
            throws ExecutionException, InterruptedException {
        int partitions = existing.partitions().size();
        if (partitions != properties.partitions()) {
            log.info(
                    "Topic {} exists with {} partitions; outreach.topics.partitions={} applies to new topics only.",
                    existing.name(),
                    partitions,
                    properties.partitions());
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, existing.name());
        Optional<Config> present = getUnless(
                AuthorizationException.class,
                admin.describeConfigs(List.of(resource))
                        .all()
                        .thenApply(single -> single.values().iterator().next()));
        present.ifPresent(config ->
                config(topic).forEach((name, value) -> logDifference(existing.name(), name, value, config.get(name))));
    }

    private static void logDifference(String topic, String name, String wanted, @Nullable ConfigEntry present) {
        String value = present == null ? null : present.value();
        if (wanted.equals(value)) {
            return;
        }
        if (name.equals(TIMESTAMP_TYPE)) {
            log.warn("Topic {} does not have {}={}: its producers set the record timestamps.", topic, name, wanted);
        } else {
            log.info("Topic {} exists with {}={}; {} applies to new topics only.", topic, name, value, wanted);
        }
    }

    private static <T> Optional<T> getUnless(Class<? extends Exception> expected, KafkaFuture<T> future)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
