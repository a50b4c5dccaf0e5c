package com.heycmo.outreach.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.Thorough;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens while a person replies, what was open at that moment does not go out, and later drafts are not touched. */
@Tag(Thorough.TAG)
class ReplyRaceIntegrationTests extends RaceTestBase {

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @EnumSource
    void aReplyStopsEveryDraftThatIsOpenAtThatMoment(Rival rival) throws InterruptedException {
        race(rival, this::reply, round -> assertStopped(rival, round));
    }

    /** Whatever reports a reply may report it twice, for instance from two tabs. */
    @Test
    void theSameReplyTwiceAtTheSameMomentCountsOnce() throws InterruptedException {
        race(Rival.APPROVE, this::reply, this::reply, round -> {
            assertThat(signals(round)).isEqualTo(1);
            assertThat(rows.outbox(round.customer(), Topic.SIGNALS)).hasSize(1);
            assertThat(rows.outbox(round.customer(), Topic.DECISIONS))
                    .extracting(event -> event.get("aggregateid"))
                    .containsExactlyInAnyOrder(round.draft(), round.laterStep());
            assertThat(rows.audit(round.customer()))
                    .extracting(entry -> entry.get("what"))
                    .containsExactlyInAnyOrder("signal_recorded", "skipped", "skipped");
            assertThat(round.statuses()).containsOnly("skipped");
        });
    }

    private int signals(Round round) {
        return database.jdbc()
                .sql("SELECT count(*) FROM linkedin_outreach_signal WHERE customer_id = :customer")
                .param("customer", round.customer())
                .query(Integer.class)
                .single();
    }

    private void reply(Round round) {
        Answer answer = send(extension(round, prospects(round) + "/signals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"prospectUrl":"%s","type":"replied"}""".formatted(round.prospectUrl()))));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(204);
    }

    private void assertStopped(Rival rival, Round round) {
        endLocks(round);
        assertThat(claim(round).isObject()).as("a claim after the reply").isFalse();
        assertThat(rows.read(round.customer(), round.laterStep()))
                .containsEntry("status", "skipped")
                .containsEntry("skip_reason", "replied");
        String draft = rows.status(round.customer(), round.draft());
        switch (rival) {
            case RESULT -> assertThat(draft).isEqualTo("sent");
            // Reopened after the reply, it is a draft like any other.
            case REOPEN -> assertThat(draft).isIn("skipped", "pending_review");
            case INGEST, APPROVE, BULK, CLAIM -> assertThat(draft).isEqualTo("skipped");
        }
        assertThat(round.statuses()).doesNotContain("approved");
        assertThat(rows.outbox(round.customer(), Topic.SIGNALS)).hasSize(1);
    }
}
