package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.topics.TopicInitializer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Waits until the whole pipeline is ready: the topics exist, the database responds, ingest listens. */
@Component
class ReadinessGate {

    private static final Logger log = LoggerFactory.getLogger(ReadinessGate.class);
    private static final List<String> PARTS = List.of("db", "kafka", "ingest");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

    private final TopicInitializer topics;
    private final HealthEndpoint health;
    private volatile boolean closed;

    ReadinessGate(TopicInitializer topics, HealthEndpoint health) {
        this.topics = topics;
        this.health = health;
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
    }

    /**
     * Waits without a limit, because external servers may be down.
     *
     * @return false if the process is stopping
     */
    boolean await() throws InterruptedException {
        long nextLog = System.nanoTime() + LOG_INTERVAL.toNanos();
        while (!closed) {
            List<String> missing = missing();
            if (missing.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > nextLog) {
                log.warn("Still waiting for: {}.", String.join(", ", missing));
                nextLog = System.nanoTime() + LOG_INTERVAL.toNanos();
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return false;
    }

    private List<String> missing() {
        return topics.isReady() ? PARTS.stream().filter(part -> !isUp(part)).toList() : List.of("topics");
    }

    private boolean isUp(String part) {
        HealthDescriptor found = health.healthForPath(part);
        return found != null && Status.UP.equals(found.getStatus());
    }
}
