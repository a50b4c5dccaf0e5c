package com.heycmo.outreach.approval.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Once a second looks at each customer that somebody has a page open of, in this instance, and at nobody else. Instances
 * know nothing of each other: each finds in the database what any of them has done.
 */
@Component
class ChangePoller implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final LiveStreams streams;
    private final RecentChanges changes;
    private final LiveOutage outage = new LiveOutage();
    // In the order in which they were looked at.
    private final Map<UUID, ChangeTracker> told = new LinkedHashMap<>();
    // Its own, for it must neither wait for anybody's tasks nor make them wait.
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private volatile boolean running;

    ChangePoller(LiveStreams streams, RecentChanges changes) {
        this.streams = streams;
        this.changes = changes;
        scheduler.setThreadNamePrefix("live-");
        scheduler.setDaemon(true);
    }

    @Override
    public void start() {
        streams.start();
        scheduler.initialize();
        running = true;
        scheduler.scheduleWithFixedDelay(this::round, PAUSE);
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

    /** Stops before the web server begins to wait for its open requests, which streams are. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private void round() {
        try {
            streams.endThoseThatAreOld();
            Map<UUID, List<LiveStream>> listening = streams.byCustomer();
            told.keySet().retainAll(listening.keySet());
            if (!outage.isTooFresh()) {
                longestWaitingFirst(listening.keySet()).forEach(id -> look(id, listening.getOrDefault(id, List.of())));
                outage.isOver();
            }
        } catch (RuntimeException e) {
            if (running) {
                outage.goesOn(e);
            }
        }
    }

    /** So that one customer in trouble does not keep the others waiting. */
    private Set<UUID> longestWaitingFirst(Set<UUID> listening) {
        Set<UUID> all = new LinkedHashSet<>(told.keySet());
        all.addAll(listening);
        return all;
    }

    private void look(UUID customerId, List<LiveStream> listeners) {
        // Back to the end of the line, whatever comes of it.
        ChangeTracker before = Objects.requireNonNullElseGet(told.remove(customerId), ChangeTracker::new);
        told.put(customerId, before);
        before.by(changes.of(customerId)).ifPresent(news -> listeners.forEach(stream -> stream.tell(news)));
        listeners.forEach(LiveStream::greet);
        // Only now: a page that hears nothing is right to think that nobody looks.
        listeners.forEach(stream -> stream.reassure(LONGEST_SILENCE));
    }
}
