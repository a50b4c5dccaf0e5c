package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The jobs that extensions are at, as they themselves see it. */
final class LiveJobs {

    private final Set<UUID> live = ConcurrentHashMap.newKeySet();
    private final Queue<UUID> atTwo = new ConcurrentLinkedQueue<>();

    void begin(UUID id) {
        if (!live.add(id)) {
            atTwo.add(id);
        }
    }

    void end(UUID id) {
        live.remove(id);
    }

    void assertNoJobWasEverAtTwo() {
        assertThat(atTwo).isEmpty();
    }
}
