package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Creates all {@link RequiredTopics} on a background thread and retries until they exist, so that the application can
 * start before the broker.
 */
public final class TopicInitializer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicInitializer.class);

    private static final Duration INITIAL_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Set<Topic> topics;
    private final TopicCreator creator;
    private final Map<String, Object> adminConfig;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable Thread thread;

    TopicInitializer(Set<Topic> topics, TopicCreator creator, Map<String, Object> adminConfig) {
        this.topics = topics;
        this.creator = creator;
        this.adminConfig = adminConfig;
    }

    /** Whether all required topics exist. Never becomes false again. */
    public boolean isReady() {
        return ready.isDone();
    }

    /** Runs the action once: now if the topics exist, otherwise on the background thread as soon as they do. */
    public void whenReady(Runnable action) {
        ready.thenRun(action).exceptionally(failure -> {
            log.error("An action that waited for the topics failed.", failure);
            return null;
        });
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = new Thread(this::createWithRetries, "topic-initializer");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void createWithRetries() {
        ExponentialBackOff backOff = new ExponentialBackOff(INITIAL_BACK_OFF.toMillis(), 2);
        backOff.setMaxInterval(MAX_BACK_OFF.toMillis());
        BackOffExecution intervals = backOff.start();
        try {
            long interval = intervals.nextBackOff();
            while (!tryToCreate(interval)) {
                Thread.sleep(interval);
                interval = intervals.nextBackOff();
            }
            ready.complete(null);
        } catch (InterruptedException e) {
            // stop() interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    /** Uses a client per attempt: an idle one would keep reconnecting, and log each failed attempt. */
    private boolean tryToCreate(long retryAfterMillis) throws InterruptedException {
        try {
            Admin admin = Admin.create(adminConfig);
            try {
                creator.createMissing(admin, topics);
            } finally {
                // Do not wait for calls that stop() has interrupted.
                admin.close(Duration.ZERO);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            log.warn(
                    "Could not check or create the topics; retrying in {} s: {}",
                    Duration.ofMillis(retryAfterMillis).toSeconds(),
                    cause.toString());
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
            thread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Starts before every consumer. */
    @Override
    public int getPhase() {
        return 0;
    }
}
