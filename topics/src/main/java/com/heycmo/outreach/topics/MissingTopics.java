package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which topics are missing, and creates them; one attempt. */
final class MissingTopics {

    private static final Logger log = LoggerFactory.getLogger(MissingTopics.class);

    private static final String TIMESTAMPS = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
    private static final String APPENDED = "LogAppendTime";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);
    private static final Duration KNOWN_POLL = Duration.ofMillis(50);

    private final TopicsProperties properties;

    MissingTopics(TopicsProperties properties) {
        this.properties = properties;
    }

    /**
     * Returns when all topics are known to the broker. Asks before it creates: a cluster may allow this user to use its
     * topics but not to create any.
     */
    void create(Admin admin, Set<Topic> topics) throws ExecutionException, InterruptedException {
        for (Topic topic : topics) {
            Optional<TopicDescription> found = find(admin, topic);
            if (found.isPresent()) {
                compare(admin, found.get());
            } else {
                create(admin, newTopic(topic));
                awaitKnown(admin, topic);
            }
        }
    }

    private static Optional<TopicDescription> find(Admin admin, Topic topic)
            throws ExecutionException, InterruptedException {
        return unless(
                UnknownTopicOrPartitionException.class::isInstance,
                admin.describeTopics(List.of(topic.topicName()))
                        .allTopicNames()
                        .thenApply(only -> only.values().iterator().next()));
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        // Another instance may come first.
        unless(
                TopicExistsException.class::isInstance,
                admin.createTopics(List.of(topic)).all());
        log.info("Created the topic {}, which was missing, with {} partitions.", topic.name(), topic.numPartitions());
    }

    /** The controller has created it; the brokers learn of it a little later. */
    private static void awaitKnown(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (find(admin, topic).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "The topic %s was created, but no broker knows it yet.".formatted(topic.topicName()));
            }
            Thread.sleep(KNOWN_POLL.toMillis());
        }
    }

    private void compare(Admin admin, TopicDescription found) throws ExecutionException, InterruptedException {
        int partitions = found.partitions().size();
        if (partitions != properties.partitions()) {
            log.info(
                    "The topic {} exists with {} partitions; outreach.topics.partitions={} is for new topics.",
                    found.name(),
                    partitions,
                    properties.partitions());
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, found.name());
        Optional<Config> config = unless(
                AuthorizationException.class::isInstance,
                admin.describeConfigs(List.of(resource))
                        .all()
                        .thenApply(only -> only.values().iterator().next()));
        if (config.isPresent() && !APPENDED.equals(config.get().get(TIMESTAMPS).value())) {
            log.warn(
                    "The topic {} has no {}={}: whoever writes to it decides its times.",
                    found.name(),
                    TIMESTAMPS,
                    APPENDED);
        }
    }

    private NewTopic newTopic(Topic topic) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put(TIMESTAMPS, APPENDED);
        config.putAll(properties.config().getOrDefault(topic, Map.of()));
        Optional<Short> replicas =
                properties.replicationFactor() == -1 ? Optional.empty() : Optional.of(properties.replicationFactor());
        return new NewTopic(topic.topicName(), Optional.of(properties.partitions()), replicas).configs(config);
    }

    private static <T> Optional<T> unless(Predicate<Throwable> expected, KafkaFuture<T> asked)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.ofNullable(asked.get());
        } catch (ExecutionException e) {
            if (expected.test(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
