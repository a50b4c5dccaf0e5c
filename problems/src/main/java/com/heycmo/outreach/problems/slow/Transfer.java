package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for its client, without a thread. All its callbacks run on Tomcat's threads, one at a time; only
 * {@link #evict} does not.
 */
abstract class Transfer implements SlowClients.Waiting, AsyncListener {

    private final Client client;
    private final SlowClients clients;
    private final AsyncContext async;
    private final long since = System.nanoTime();
    private boolean ended;
    private @Nullable ProblemException eviction;

    Transfer(HttpServletRequest request, SlowClients clients, Duration maxTime) {
        this.client = Client.of(request);
        this.clients = clients;
        this.async = request.startAsync();
        async.setTimeout(maxTime.toMillis());
        async.addListener(this);
    }

    final void register() {
        clients.add(this);
    }

    @Override
    public Client client() {
        return client;
    }

    @Override
    public long since() {
        return since;
    }

    final AsyncContext async() {
        return async;
    }

    /** Returns whether the caller is the first to end it. */
    final synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        clients.remove(this);
        return first;
    }

    final synchronized boolean hasEnded() {
        return ended;
    }

    /** A timeout from now on. */
    final void timeoutAfter(Duration time) {
        // Tomcat counts it from the beginning.
        async.setTimeout(Duration.ofNanos(System.nanoTime() - since).plus(time).toMillis());
    }

    /** Makes it time out within a second, because only a thread of Tomcat may end it. */
    @Override
    public final synchronized void evict(ProblemException reason) {
        if (!ended) {
            eviction = reason;
            async.setTimeout(1);
        }
    }

    /** @param eviction why it was evicted; null if it has taken too long */
    abstract void onTimeout(@Nullable ProblemException eviction);

    /** The client has gone. */
    public abstract void onError(Throwable failure);

    @Override
    public final void onTimeout(AsyncEvent event) {
        ProblemException reason;
        synchronized (this) {
            reason = eviction;
        }
        onTimeout(reason);
    }

    @Override
    public final void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public final void onStartAsync(AsyncEvent event) {}

    @Override
    public final void onComplete(AsyncEvent event) {
        end();
    }
}
