package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates missing topics on a thread of its own, for as long as it takes: the application starts without the broker. */
final class TopicCreation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final Set<Topic> topics;
    private final MissingTopics missing;
    private final Map<String, Object> adminConfig;
    private final TopicsReady ready;
    private @Nullable Thread thread;

    TopicCreation(Set<Topic> topics, MissingTopics missing, Map<String, Object> adminConfig, TopicsReady ready) {
        this.topics = topics;
        this.missing = missing;
        this.adminConfig = new HashMap<>(adminConfig);
        this.adminConfig.put("default.api.timeout.ms", Math.toIntExact(CALL_TIMEOUT.toMillis()));
        this.adminConfig.put("request.timeout.ms", Math.toIntExact(CALL_TIMEOUT.toMillis()));
        // The client logs each connection that fails.
        this.adminConfig.put("reconnect.backoff.ms", 1_000L);
        this.adminConfig.put("reconnect.backoff.max.ms", 5_000L);
        this.ready = ready;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = new Thread(this::createWithPatience, "topic-creation");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void createWithPatience() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!tryToCreate(pause)) {
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            ready.announce();
        } catch (InterruptedException e) {
            // Asked to stop; the thread ends.
            Thread.currentThread().interrupt();
        }
    }

    /** A client for each attempt: one that outlived it would go on knocking, and logging, while nobody waits. */
    private boolean tryToCreate(Duration nextPause) throws InterruptedException {
        try {
            Admin admin = Admin.create(adminConfig);
            try {
                missing.create(admin, topics);
            } finally {
                // Without waiting for calls that a stop has interrupted.
                admin.close(Duration.ZERO);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            Throwable reason = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            log.warn(
                    "The topics could not be checked or created; trying again in {} s: {}",
                    nextPause.toSeconds(),
                    reason.toString());
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Before everything that listens. */
    @Override
    public int getPhase() {
        return 0;
    }
}
