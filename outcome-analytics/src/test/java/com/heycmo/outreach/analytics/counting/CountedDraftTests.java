package com.heycmo.outreach.analytics.counting;

import static com.heycmo.outreach.analytics.counting.TestEvents.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.event.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountedDraftTests {

    private static final Instant MONDAY = Instant.parse("2026-11-16T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-18T00:00:00Z");
    private static final HeldDays FROM_WEDNESDAY =
            new HeldDays(Map.of(Topic.DRAFTS, WEDNESDAY, Topic.DECISIONS, Instant.EPOCH, Topic.OUTCOMES, WEDNESDAY));

    @Test
    void aRebuildCountsOnlyFactsOfHeldDaysAgain() {
        Fact drafted = fact(FactType.DRAFTED, 0, MONDAY);
        Fact approved = fact(FactType.APPROVED, 1, MONDAY);
        Fact failed = fact(FactType.FAILED, 1, MONDAY);
        CountedDraft rest = counted(drafted, approved, failed).without(FROM_WEDNESDAY);

        assertThat(rest.count(drafted)).isEmpty();
        assertThat(rest.count(fact(FactType.DRAFTED, 0, FRIDAY))).isEmpty();
        assertThat(rest.count(approved))
                .hasValueSatisfying(change -> assertThat(change.replaced()).isNull());
        assertThat(rest.count(failed)).isEmpty();
        assertThat(rest.count(fact(FactType.SENT, 2, FRIDAY)))
                .hasValueSatisfying(change -> assertThat(change.replaced()).isEqualTo(failed));
    }

    @Test
    void aRebuildDoesNotCountAReplacedOutcomeOfAnEarlierDay() {
        Fact failed = fact(FactType.FAILED, 1, MONDAY);
        Fact sent = fact(FactType.SENT, 2, FRIDAY);
        CountedDraft rest = counted(failed, sent).without(FROM_WEDNESDAY);

        assertThat(rest.count(failed)).isEmpty();
        assertThat(rest.count(sent))
                .hasValueSatisfying(change -> assertThat(change.replaced()).isNull());
    }

    @Test
    void draftsMadeByHandNeedTheDecisionsToo() {
        HeldDays held = new HeldDays(
                Map.of(Topic.DRAFTS, Instant.EPOCH, Topic.DECISIONS, WEDNESDAY, Topic.OUTCOMES, WEDNESDAY));

        assertThat(held.contain(FactType.DRAFTED, MONDAY)).isFalse();
        assertThat(held.contain(FactType.DRAFTED, WEDNESDAY)).isTrue();
    }

    @Test
    void saysWhichDaysAreHeld() {
        assertThat(FROM_WEDNESDAY)
                .hasToString("drafted, sent, failed from 2026-11-18T00:00:00Z;"
                        + " approved, skipped, edited, expired, revived, accepted, replied from the beginning");
    }

    private static CountedDraft counted(Fact... facts) {
        CountedDraft draft = CountedDraft.NEW;
        for (Fact fact : facts) {
            draft = draft.count(fact).orElseThrow().after();
        }
        return draft;
    }

    private static Fact fact(FactType type, int revision, Instant at) {
        return new Fact(CUSTOMER, new UUID(0, 1), type, "message", null, null, at, revision, null, null);
    }
}
