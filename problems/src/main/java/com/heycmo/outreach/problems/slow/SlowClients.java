package com.heycmo.outreach.problems.slow;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The requests that wait for their client. Their number is limited for each credential, for each address and in all:
 * beyond it, the one that has waited longest gives way if it is slow. A client that is quick is never rejected for slow
 * ones, however many requests it sends at once.
 */
final class SlowClients {

    /** A request that waits. */
    interface Waiting {

        Client client();

        /** When it began to wait, by {@link System#nanoTime}. */
        long since();

        /** Ends the request. Runs on a thread of another request. */
        void giveWay();
    }

    private final SlowClientProperties limits;
    private final Set<Waiting> waiting = new LinkedHashSet<>();

    SlowClients(SlowClientProperties limits) {
        this.limits = limits;
    }

    SlowClientProperties limits() {
        return limits;
    }

    void add(Waiting request) {
        oldestAboveLimit(request).ifPresent(Waiting::giveWay);
    }

    synchronized void remove(Waiting request) {
        waiting.remove(request);
    }

    synchronized int count() {
        return waiting.size();
    }

    private synchronized Optional<Waiting> oldestAboveLimit(Waiting request) {
        waiting.add(request);
        Client client = request.client();
        return removeOldest(limits.perCredential(), other -> client.hasCredentialOf(other.client()))
                .or(() -> removeOldest(limits.perAddress(), other -> client.hasAddressOf(other.client())))
                .or(() -> removeOldest(limits.inAll(), other -> true));
    }

    private Optional<Waiting> removeOldest(int limit, Predicate<Waiting> which) {
        if (waiting.stream().filter(which).count() <= limit) {
            return Optional.empty();
        }
        Optional<Waiting> oldest = waiting.stream().filter(which).findFirst().filter(this::isSlow);
        oldest.ifPresent(waiting::remove);
        return oldest;
    }

    private boolean isSlow(Waiting request) {
        return System.nanoTime() - request.since() >= limits.slowAfter().toNanos();
    }
}
