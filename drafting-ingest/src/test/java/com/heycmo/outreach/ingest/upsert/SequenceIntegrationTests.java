package com.heycmo.outreach.ingest.upsert;

import static com.heycmo.outreach.ingest.upsert.Drafts.batch;
import static com.heycmo.outreach.ingest.upsert.Drafts.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds the drafts that come in, and those that are there already. */
class SequenceIntegrationTests extends UpsertTestBase {

    private static final Duration DAY = Duration.ofHours(24);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void holdsTheLaterStepsOfABatch(boolean inOrder) {
        Draft first = step(customer, "jane", Action.CONNECTION_REQUEST, 0, now, null);
        Draft second = step(customer, "jane", Action.MESSAGE, 3, now, null);

        upsert.upsert(inOrder ? batch(first, second) : batch(second, first));

        assertThat(held(first)).isNull();
        assertThat(held(second)).isEqualTo(expiry(first));
    }

    @Test
    void holdsAnApprovedStepWhenAnEarlierOneComesIn() {
        UUID approved = rows.insert(QueueRow.approved(customer)
                .prospect("https://www.linkedin.com/in/jane")
                .with("day_offset", 3));
        Draft earlier = step(customer, "jane", Action.CONNECTION_REQUEST, 0, now, null);

        upsert.upsert(batch(earlier));

        assertThat(rows.read(customer, approved).get("held_until")).isEqualTo(expiry(earlier));
    }

    @Test
    void aSingleDraftIsNotHeld() {
        Draft single = step(customer, "jane", Action.MESSAGE, 3, now, null);

        upsert.upsert(batch(single));

        assertThat(held(single)).isNull();
    }

    @Test
    void countsTheDaysFromAStepThatWasSent() {
        UUID sent = rows.insert(QueueRow.sent(customer, DAY)
                .action(Action.CONNECTION_REQUEST)
                .prospect("https://www.linkedin.com/in/jane"));
        Draft next = step(customer, "jane", Action.MESSAGE, 10, now, null);

        upsert.upsert(batch(next));

        assertThat(rows.time(customer, next.id(), "step_due_at"))
                .isEqualTo(rows.time(customer, sent, "sent_at").plus(DAY.multipliedBy(10)));
        assertThat(rows.time(customer, next.id(), "expires_at"))
                .isEqualTo(rows.time(customer, sent, "sent_at").plus(DAY.multipliedBy(17)));
    }

    @Test
    void aNewerTextKeepsTheExpiryThatMovedWithTheStep() {
        countsTheDaysFromAStepThatWasSent();
        Draft newer = step(customer, "jane", Action.MESSAGE, 10, now.plusMillis(1), null);
        Object before = rows.read(customer, newer.id()).get("expires_at");

        assertThat(upsert.upsert(batch(newer)).updated()).isOne();

        assertThat(rows.read(customer, newer.id()).get("expires_at")).isEqualTo(before);
    }

    @Test
    void aRevivedStepHoldsTheLaterOnesAgain() {
        UUID expired = rows.insert(QueueRow.expired(customer)
                .action(Action.CONNECTION_REQUEST)
                .prospect("https://www.linkedin.com/in/jane"));
        Draft later = step(customer, "jane", Action.MESSAGE, 3, now, null);
        upsert.upsert(batch(later));
        assertThat(held(later)).isNull();
        Draft fresh = step(customer, "jane", Action.CONNECTION_REQUEST, 0, now, null);

        assertThat(upsert.upsert(batch(fresh)).updated()).isOne();

        assertThat(held(later)).isEqualTo(rows.read(customer, expired).get("expires_at"));
    }

    @Test
    void aWaitingMessageIsHeldAndExpiresAfterThirtyDays() {
        Draft waiting = step(customer, "jane", Action.MESSAGE, 3, now, Draft.WAIT_FOR_ACCEPTED);

        upsert.upsert(batch(waiting));

        assertThat(isHeldForever(waiting)).isTrue();
        assertThat(rows.time(customer, waiting.id(), "expires_at"))
                .isEqualTo(rows.time(customer, waiting.id(), "created_at").plus(DAY.multipliedBy(30)));
    }

    @Test
    void aNewerTextThatDoesNotWaitLetsTheMessageGo() {
        upsert.upsert(batch(step(customer, "jane", Action.MESSAGE, 3, ago(DAY), Draft.WAIT_FOR_ACCEPTED)));
        Draft newer = step(customer, "jane", Action.MESSAGE, 3, now, null);

        upsert.upsert(batch(newer));

        assertThat(held(newer)).isNull();
        assertThat(rows.time(customer, newer.id(), "expires_at"))
                .isEqualTo(rows.time(customer, newer.id(), "updated_at").plus(WEEK));
    }

    @Test
    void aMessageDoesNotWaitForAnAcceptanceThatIsKnown() {
        rows.learn(customer, "https://www.linkedin.com/in/jane", "accepted_at");
        Draft waiting = step(customer, "jane", Action.MESSAGE, 3, now, Draft.WAIT_FOR_ACCEPTED);

        upsert.upsert(batch(waiting));

        assertThat(held(waiting)).isNull();
    }

    @Test
    void ofTwoStepsThatComeInAtOnceTheLaterIsHeld() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        for (int round = 0; round < 25; round++) {
            Draft first = step(customer, "p-" + round, Action.CONNECTION_REQUEST, 0, now, null);
            Draft second = step(customer, "p-" + round, Action.MESSAGE, 3, now, null);
            List<Future<Upserted>> both = List.of(first, second).stream()
                    .map(draft -> threads.submit(() -> {
                        together.await();
                        return upsert.upsert(batch(draft));
                    }))
                    .toList();
            for (Future<Upserted> one : both) {
                assertThat(one.get().inserted()).isOne();
            }

            assertThat(held(second)).isEqualTo(expiry(first));
        }
        threads.shutdown();
    }

    private @Nullable Object held(Draft draft) {
        return rows.read(customer, draft.id()).get("held_until");
    }

    private boolean isHeldForever(Draft draft) {
        return owner().sql("SELECT held_until = 'infinity' FROM linkedin_outreach_queue WHERE id = :id")
                .param("id", draft.id())
                .query(Boolean.class)
                .single();
    }

    private @Nullable Object expiry(Draft draft) {
        return rows.read(customer, draft.id()).get("expires_at");
    }
}
