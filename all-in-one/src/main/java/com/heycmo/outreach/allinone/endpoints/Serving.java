package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Knows whether all of the pipeline serves: the topics exist and drafts are listened to. */
@Component
class Serving {

    private static final Logger log = LoggerFactory.getLogger(Serving.class);
    private static final List<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(10);

    private final KafkaProperties kafka;
    private final KafkaListenerEndpointRegistry listeners;

    Serving(KafkaProperties kafka, KafkaListenerEndpointRegistry listeners) {
        this.kafka = kafka;
        this.listeners = listeners;
    }

    /** Waits for as long as it takes: a broker that is given may be away. */
    void await() throws InterruptedException {
        long complainAt = System.nanoTime() + BETWEEN_COMPLAINTS.toNanos();
        try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
            while (!topicsExist(admin) || !draftsAreListenedTo()) {
                if (System.nanoTime() > complainAt) {
                    log.warn("Still waiting for Kafka at {}.", kafka.getBootstrapServers());
                    complainAt = System.nanoTime() + BETWEEN_COMPLAINTS.toNanos();
                }
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
        }
    }

    private static boolean topicsExist(Admin admin) throws InterruptedException {
        try {
            return admin.listTopics()
                    .names()
                    .get(BETWEEN_COMPLAINTS.toSeconds(), TimeUnit.SECONDS)
                    .containsAll(TOPICS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private boolean draftsAreListenedTo() {
        Collection<MessageListenerContainer> containers = listeners.getListenerContainers();
        return containers.stream()
                .allMatch(container -> container.isRunning() && hasPartitions(container));
    }

    private static boolean hasPartitions(MessageListenerContainer container) {
        Collection<?> partitions = container.getAssignedPartitions();
        return partitions != null && !partitions.isEmpty();
    }
}
