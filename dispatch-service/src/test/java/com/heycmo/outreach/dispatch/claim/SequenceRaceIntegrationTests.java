package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of one person that come in while something else happens to that person's steps. */
class SequenceRaceIntegrationTests extends DispatchTestBase {

    private static final String JANE = "https://www.linkedin.com/in/jane";

    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void anEarlierStepHoldsFromItsCommitOn() throws Exception {
        UUID later = rows.insert(message().with("status", "approved"));
        rows.updateHolds(customerId);

        Future<Extension.Answer> claim = transaction.execute(tx -> {
            insert(QueueRow.pending(customerId)
                    .action(Action.CONNECTION_REQUEST)
                    .prospect(JANE));
            Future<Extension.Answer> waiting = threads.submit(() -> extension.claim());
            awaitSomebodyWaits();
            return waiting;
        });

        assertThat(claim.get().json().path("reason").asString()).isEqualTo("empty");
        assertThat(rows.read(customerId, later)).containsEntry("claims", 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoStepsThatComeInAtOnceTheLaterIsHeld(boolean laterFirst) throws Exception {
        QueueRow request =
                QueueRow.pending(customerId).action(Action.CONNECTION_REQUEST).prospect(JANE);
        QueueRow message = message();
        UUID[] later = new UUID[1];

        Future<UUID> second = transaction.execute(tx -> {
            UUID id = insert(laterFirst ? message : request);
            if (laterFirst) {
                later[0] = id;
            }
            Future<UUID> waiting =
                    threads.submit(() -> transaction.execute(inner -> insert(laterFirst ? request : message)));
            awaitSomebodyWaits();
            return waiting;
        });

        UUID held = laterFirst ? later[0] : second.get();
        second.get();
        assertThat(rows.read(customerId, held).get("held_until"))
                .isEqualTo(rows.all(customerId).stream()
                        .filter(row -> "connection_request".equals(row.get("action")))
                        .findFirst()
                        .orElseThrow()
                        .get("expires_at"));
    }

    /** As the stores do it: the customer first, then the draft, then what holds the person's drafts. */
    private UUID insert(QueueRow row) {
        HoldStore holds = new HoldStore(jdbc);
        holds.lockCustomer(customerId);
        UUID id = new QueueRows(jdbc).insert(row);
        holds.update(customerId, JANE);
        return id;
    }

    /** Until a transaction waits for a lock, which only this one can hold. The condition runs in a thread of its own. */
    private void awaitSomebodyWaits() {
        await().until(() -> jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single());
    }

    private QueueRow message() {
        return QueueRow.approved(customerId).prospect(JANE).with("day_offset", 3);
    }
}
