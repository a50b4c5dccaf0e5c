package com.heycmo.outreach.outbox;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Appends an outcome and a decision about each of these drafts in turn, until it is closed. */
final class SteadyLoad implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final Relays relays;
    private final List<UUID> customers;
    private final Map<UUID, List<UUID>> outcomes = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> decisions = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "steady-load");
    private volatile boolean closed;

    /** @param customers each has one draft, with the same id */
    private SteadyLoad(Relays relays, List<UUID> customers) {
        this.relays = relays;
        this.customers = customers;
        for (UUID customer : customers) {
            outcomes.put(customer, new ArrayList<>());
            decisions.put(customer, new ArrayList<>());
        }
    }

    static SteadyLoad start(Relays relays, List<UUID> customers) {
        SteadyLoad load = new SteadyLoad(relays, customers);
        load.thread.start();
        return load;
    }

    private void run() {
        for (int sequence = 1; !closed; sequence++) {
            for (UUID customer : customers) {
                OutboxEvent outcome = Events.sent(customer, customer, sequence);
                OutboxEvent decision = Events.decided(customer, customer, "edited", sequence);
                relays.append(decision, outcome);
                outcomes.getOrDefault(customer, List.of()).add(outcome.id());
                decisions.getOrDefault(customer, List.of()).add(decision.id());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** The ids of its events for outcomes or decisions, by draft and in order. To be called after the end. */
    Map<UUID, List<UUID>> appended(Topic topic) {
        return topic == Topic.OUTCOMES ? outcomes : decisions;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
