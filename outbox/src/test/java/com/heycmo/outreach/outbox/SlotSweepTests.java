package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is deleted when, with a slot that the test moves. */
class SlotSweepTests {

    private final FakeStore store = new FakeStore();
    private final SlotMonitor monitor = new SlotMonitor("outbox", new SimpleMeterRegistry());
    private final SlotSweep sweep = new SlotSweep("outbox", store, monitor);

    @Test
    void deletesOnlyWhatTheSlotHasConfirmed() {
        store.write(1, 2);
        store.confirm(store.position);
        sweep.run();
        sweep.run();
        assertThat(store.outbox).as("confirmed before they were noted").containsExactly(1L, 2L);

        store.confirm(store.position);
        store.write(3);
        sweep.run();
        assertThat(store.outbox).as("the third came after the position").containsExactly(3L);

        store.confirm(store.position);
        sweep.run();
        assertThat(store.outbox).isEmpty();
    }

    @Test
    void aRowThatCommitsLateWaitsForALaterPosition() {
        store.write(2);
        store.confirm(0);
        sweep.run();
        store.write(1);

        store.confirm(store.position);
        sweep.run();
        assertThat(store.outbox).containsExactly(1L);
    }

    @Test
    void deletesNothingThatWasWrittenBeforeTheSlotUntilItConfirmsALaterPosition() {
        store.write(1);
        sweep.run();
        store.confirm(store.position);
        sweep.run();
        sweep.run();
        assertThat(store.outbox).containsExactly(1L);

        store.confirm(store.position);
        sweep.run();
        assertThat(store.outbox).isEmpty();
    }

    @Test
    void forgetsWhatItNotedWhenTheSlotIsCreatedAnew() {
        store.write(1);
        store.confirm(0);
        sweep.run();

        store.transactions = 0;
        store.confirm(store.position);
        sweep.run();
        assertThat(store.outbox).containsExactly(1L);
    }

    @Test
    void forgetsWhatItNotedWhenTheSlotIsIncompleteOrLost() {
        store.write(1);
        store.confirm(0);
        sweep.run();

        store.slot = new ReplicationSlot(true, false, null, 0, 9);
        sweep.run();
        store.confirm(store.position);
        sweep.run();
        assertThat(store.outbox).containsExactly(1L);
        store.slot = new ReplicationSlot(true, true, store.position + 9, 0, 9);
        sweep.run();
        assertThat(store.outbox).containsExactly(1L);
        assertThat(monitor.health().getDetails().get("reason")).asString().contains("has removed WAL");
    }

    @Test
    void isUpWhileAConnectorReadsTheSlot() {
        store.confirm(0);
        sweep.run();
        assertThat(monitor.health().getStatus()).isEqualTo(Status.UP);

        store.slot = new ReplicationSlot(false, false, 1L, 77, 9);
        sweep.run();
        assertThat(monitor.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(monitor.health().getDetails())
                .containsEntry("reason", "No connector reads the replication slot outbox.")
                .containsEntry("unconfirmedBytes", 77L);
    }

    /** Each write moves the WAL position. */
    private static final class FakeStore extends SlotStore {

        final List<Long> outbox = new ArrayList<>();

        @Nullable
        ReplicationSlot slot;

        long position = 100;
        long transactions = 9;

        FakeStore() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        void write(long... seqs) {
            for (long seq : seqs) {
                outbox.add(seq);
                position++;
            }
        }

        void confirm(long confirmed) {
            slot = new ReplicationSlot(true, false, confirmed, position - confirmed, transactions);
        }

        @Override
        Optional<ReplicationSlot> find(String name) {
            return Optional.ofNullable(slot);
        }

        @Override
        List<Long> oldest(int limit) {
            return outbox.stream().sorted().limit(limit).toList();
        }

        @Override
        long markPosition() {
            return ++position;
        }

        @Override
        int delete(Collection<Long> seqs) {
            outbox.removeAll(seqs);
            return seqs.size();
        }
    }
}
