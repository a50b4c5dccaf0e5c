package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.approval.sessions.SessionStore;
import com.heycmo.outreach.tenancy.CustomerScope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Polls the database once a second for changes of each customer whose pages are open in this instance. Instances do not
 * talk to each other: each finds in the database what any of them has changed.
 */
@Component
class ChangePoller implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(10);
    /** A slower poll is given up; the next one finds the same changes. */
    private static final int TIMEOUT_SECONDS = 2;

    private final LiveStreams streams;
    private final ChangeStore store;
    private final SessionStore sessions;
    private final TransactionTemplate transaction;
    private final PollOutage outage = new PollOutage();
    /** In the order in which the customers were polled. */
    private final Map<UUID, ChangeTracker> trackers = new LinkedHashMap<>();
    /** Not the application's scheduler, so that polling and scheduled tasks do not delay each other. */
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    private volatile boolean running;

    ChangePoller(
            LiveStreams streams, ChangeStore store, SessionStore sessions, PlatformTransactionManager transactions) {
        this.streams = streams;
        this.store = store;
        this.sessions = sessions;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setTimeout(TIMEOUT_SECONDS);
        scheduler.setThreadNamePrefix("live-");
        scheduler.setDaemon(true);
    }

    @Override
    public void start() {
        streams.start();
        scheduler.initialize();
        running = true;
        scheduler.scheduleWithFixedDelay(this::pollAll, INTERVAL);
    }

    @Override
    public void stop() {
        running = false;
        scheduler.shutdown();
        streams.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the web server, which would wait for the open streams. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private void pollAll() {
        try {
            streams.endExpired();
            Map<UUID, List<LiveStream>> listening = streams.byCustomer();
            trackers.keySet().retainAll(listening.keySet());
            if (!outage.isBackingOff()) {
                endSessions();
                longestWaitingFirst(listening.keySet()).forEach(id -> poll(id, listening.getOrDefault(id, List.of())));
                outage.clear();
            }
        } catch (RuntimeException e) {
            if (running) {
                outage.recordFailure(e);
            }
        }
    }

    /** Another instance may have ended them: the person signed out there, or everywhere, or at the provider. */
    private void endSessions() {
        Set<String> asked = streams.sessionIds();
        streams.endSessionsWithout(sessions.existing(asked), asked);
    }

    /** A customer whose poll fails comes last in the next round, so that it does not block the others. */
    private Set<UUID> longestWaitingFirst(Set<UUID> listening) {
        Set<UUID> ordered = new LinkedHashSet<>(trackers.keySet());
        ordered.addAll(listening);
        return ordered;
    }

    private void poll(UUID customerId, List<LiveStream> listeners) {
        // Moved to the end of the order even if the poll fails.
        ChangeTracker tracker = Objects.requireNonNullElseGet(trackers.remove(customerId), ChangeTracker::new);
        trackers.put(customerId, tracker);
        tracker.update(snapshot(customerId, tracker.seen()))
                .ifPresent(changes -> listeners.forEach(stream -> stream.enqueue(changes)));
        listeners.forEach(LiveStream::sendHello);
        // Only after a successful poll: a page without a heartbeat warns that it may be out of date.
        listeners.forEach(stream -> stream.heartbeat(HEARTBEAT_INTERVAL));
    }

    private ChangeSnapshot snapshot(UUID customerId, @Nullable String seen) {
        try (CustomerScope scope = CustomerScope.open(customerId)) {
            return transaction.execute(status -> store.snapshot(customerId, seen));
        }
    }
}
