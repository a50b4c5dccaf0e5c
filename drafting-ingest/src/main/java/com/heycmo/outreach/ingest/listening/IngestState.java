package com.heycmo.outreach.ingest.listening;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What ingest is doing at this moment. Each consumer thread reports for itself. */
@Component
class IngestState {

    /** Somewhere in the past, by the clock that only measures distances. */
    record Since(long nanos) {

        static Since now() {
            return new Since(System.nanoTime());
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    /** A batch that cannot be finished. */
    record Wait(RetryCause obstacle, int records, Since since) {}

    /** A batch that was finished. */
    record Batch(int records, Since since) {}

    private final Since beginning = Since.now();
    private final Map<Thread, Wait> waits = new ConcurrentHashMap<>();
    private volatile @Nullable Batch lastBatch;

    void batchDone(int records) {
        lastBatch = new Batch(records, Since.now());
    }

    /** This thread's batch cannot be finished; how long it has been so counts from the first time. */
    void recordFailure(RetryCause obstacle, int records) {
        waits.merge(
                Thread.currentThread(),
                new Wait(obstacle, records, Since.now()),
                (first, latest) -> new Wait(latest.obstacle(), latest.records(), first.since()));
    }

    /** This thread's batch is finished, or given back. */
    void clear() {
        waits.remove(Thread.currentThread());
    }

    /** The wait that has lasted longest. */
    Optional<Wait> longestWait() {
        return waits.values().stream()
                .max(Comparator.comparing(wait -> wait.since().elapsed()));
    }

    Optional<Batch> lastBatch() {
        return Optional.ofNullable(lastBatch);
    }

    Since beginning() {
        return beginning;
    }
}
