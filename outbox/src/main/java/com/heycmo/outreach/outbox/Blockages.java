package com.heycmo.outreach.outbox;

import com.heycmo.outreach.outbox.EventProducer.SentEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What cannot be sent at present, and up to where the outbox holds nothing else. Rounds skip it, so that it delays no other
 * event; {@link BlockedEvents} tries it again. Each relay finds out on its own, and forgets it when it stops.
 */
class Blockages {

    private final RelayMonitor monitor;
    private final Map<FailureScope, Blockage> byScope = new HashMap<>();
    private volatile Set<FailureScope> scopes = Set.of();
    private long blockedUpTo = Long.MIN_VALUE;
    private int removals;

    Blockages(RelayMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * What a round skips. A scope that recovers during the round stays in it, because earlier events of the scope may stand
     * before the rows that the round has read.
     *
     * @param blockedUpTo each row with a seq up to this one is in one of these scopes
     */
    record View(Set<FailureScope> scopes, long blockedUpTo, int removals) {}

    synchronized View view() {
        return new View(scopes, blockedUpTo, removals);
    }

    Set<FailureScope> scopes() {
        return scopes;
    }

    /** Spares the next rounds the rows up to this seq, unless a scope has recovered since this view. */
    synchronized void markBlockedUpTo(long seq, View view) {
        if (removals == view.removals()) {
            blockedUpTo = seq;
        }
    }

    synchronized void add(FailureScope scope, Throwable cause, List<SentEvent> sent) {
        Blockage present = byScope.get(scope);
        if (present != null) {
            // A later batch of the same round.
            byScope.put(
                    scope,
                    present.with(Stream.concat(present.sent().stream(), sent.stream())
                            .toList()));
            return;
        }
        Blockage added = Blockage.of(scope, RelayMonitor.reason(cause), sent);
        byScope.put(scope, added);
        scopes = Set.copyOf(byScope.keySet());
        monitor.recordBlocked(added, sent.get(0).row(), byScope.values());
    }

    synchronized List<Blockage> due() {
        return byScope.values().stream().filter(Blockage::isDue).toList();
    }

    /** Postpones the next attempt. */
    synchronized void postpone(Blockage failed, String reason, SentEvent next) {
        byScope.put(failed.scope(), failed.with(List.of(next)).postponed(reason));
        monitor.updateBlocked(byScope.values());
    }

    synchronized void remove(Blockage recovered) {
        byScope.remove(recovered.scope());
        scopes = Set.copyOf(byScope.keySet());
        removals++;
        blockedUpTo = Long.MIN_VALUE;
        monitor.recordRecovered(recovered, byScope.values());
    }
}
