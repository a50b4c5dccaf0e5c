package com.heycmo.outreach.problems.slow;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that waits for its client, without a thread. It ends once: done, too late, broken off, or given way. */
abstract class Transfer implements SlowClients.Waiting, AsyncListener {

    private final Client client;
    private final SlowClients clients;
    private final AsyncContext async;
    private final long since = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param maxTime zero for no limit */
    Transfer(HttpServletRequest request, SlowClients clients, Duration maxTime) {
        this.client = Client.of(request);
        this.clients = clients;
        this.async = request.startAsync();
        async.setTimeout(maxTime.toMillis());
        async.addListener(this);
    }

    @Override
    public Client client() {
        return client;
    }

    @Override
    public long since() {
        return since;
    }

    final SlowClients clients() {
        return clients;
    }

    final AsyncContext async() {
        return async;
    }

    /** Returns whether the caller is the first to end it. */
    final boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            clients.remove(this);
        }
        return first;
    }

    final boolean hasEnded() {
        return ended.get();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }
}
