package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The jobs that extensions currently hold, to detect one that two hold at once. */
final class ActiveJobs {

    private final Set<UUID> active = ConcurrentHashMap.newKeySet();
    private final Queue<UUID> heldTwice = new ConcurrentLinkedQueue<>();

    void begin(UUID id) {
        if (!active.add(id)) {
            heldTwice.add(id);
        }
    }

    void end(UUID id) {
        active.remove(id);
    }

    void assertNoJobWasHeldTwice() {
        assertThat(heldTwice).isEmpty();
    }
}
