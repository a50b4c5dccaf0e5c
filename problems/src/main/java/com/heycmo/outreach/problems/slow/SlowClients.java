package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The requests that wait for their client. Their number is limited for each credential, for each address and in all:
 * beyond it, those that have waited longest are evicted if they are slow. A client that is quick is never rejected for slow
 * ones, however many requests it sends at once.
 */
final class SlowClients {

    /** A request that waits. */
    interface Waiting {

        Client client();

        /** When it began to wait, by {@link System#nanoTime}. */
        long since();

        /** Ends the request soon. Runs on a thread of another request. */
        void evict(ProblemException reason);
    }

    private final SlowClientProperties limits;
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private boolean stopping;

    SlowClients(SlowClientProperties limits) {
        this.limits = limits;
    }

    SlowClientProperties limits() {
        return limits;
    }

    void add(Waiting request) {
        aboveLimits(request).forEach(above -> above.evict(BodyLimit.tooMany()));
        if (isStopping()) {
            request.evict(BodyLimit.stopping());
        }
    }

    /** Evicts all, and those that come later. */
    void stop() {
        List<Waiting> all;
        synchronized (this) {
            stopping = true;
            all = List.copyOf(waiting);
        }
        all.forEach(request -> request.evict(BodyLimit.stopping()));
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    synchronized void remove(Waiting request) {
        waiting.remove(request);
    }

    synchronized int count() {
        return waiting.size();
    }

    private synchronized List<Waiting> aboveLimits(Waiting request) {
        waiting.add(request);
        Client client = request.client();
        List<Waiting> evicted = new ArrayList<>();
        evicted.addAll(removeSlow(limits.perCredential(), other -> client.hasCredentialOf(other.client())));
        evicted.addAll(removeSlow(limits.perAddress(), other -> client.hasAddressOf(other.client())));
        evicted.addAll(removeSlow(limits.total(), other -> true));
        return evicted;
    }

    /** The oldest come first. */
    private List<Waiting> removeSlow(int limit, Predicate<Waiting> which) {
        List<Waiting> all = waiting.stream().filter(which).toList();
        List<Waiting> above = all.subList(0, Math.max(0, all.size() - limit)).stream()
                .filter(this::isSlow)
                .toList();
        above.forEach(waiting::remove);
        return above;
    }

    private boolean isSlow(Waiting request) {
        return System.nanoTime() - request.since() >= limits.slowAfter().toNanos();
    }
}
