package com.heycmo.outreach.analytics.counting;

import static com.heycmo.outreach.analytics.counting.TestEvents.DECIDED;
import static com.heycmo.outreach.analytics.counting.TestEvents.DRAFTED;
import static com.heycmo.outreach.analytics.counting.TestEvents.SENT;
import static com.heycmo.outreach.analytics.counting.TestEvents.decision;
import static com.heycmo.outreach.analytics.counting.TestEvents.draft;
import static com.heycmo.outreach.analytics.counting.TestEvents.failed;
import static com.heycmo.outreach.analytics.counting.TestEvents.outcome;
import static com.heycmo.outreach.analytics.counting.TestEvents.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FailureReasons;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnalyticsTopologyTests {

    private final TopologyTestHarness topology = new TopologyTestHarness();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void countsADraftOnceEvenIfItIsDraftedAgain() {
        topology.draft(draft("jane"))
                .draft(draft("jane"))
                .draft(draft("jane", DRAFTED.plusSeconds(3600), "funding_news"));
        topology.draft(draft("joe"));
        assertThat(topology.only(Bucket.HOUR).drafted()).isEqualTo(2);
        assertThat(topology.only(Bucket.DAY).drafted()).isEqualTo(2);
        assertThat(topology.records(Topic.DRAFTS, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(2);
    }

    @Test
    void countsADraftMadeByHandLikeOneFromTheTopic() {
        DecisionEvent byHand = decision(DecisionEvent.DRAFTED, id, 1);
        topology.decision(byHand).decision(byHand).draft(draft("jane"));
        assertThat(topology.only(Bucket.DAY).drafted()).isEqualTo(2);
        assertThat(topology.records(Topic.DRAFTS, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(1);
    }

    /** The replaced draft counts, whichever record arrives first. */
    @Test
    void doesNotCountADraftThatReplacesAnother() {
        UUID jane = DraftId.of(TestEvents.CUSTOMER, "https://www.linkedin.com/in/jane", Action.MESSAGE, 0);
        topology.decision(decision(DecisionEvent.DRAFTED, jane, 2))
                .decision(decision(DecisionEvent.DRAFTED, id, 3))
                .draft(draft("jane"))
                .decision(decision(DecisionEvent.DRAFTED, id, 1))
                .decision(decision(DecisionEvent.DRAFTED, id, 2));
        assertThat(topology.only(Bucket.DAY).drafted()).isEqualTo(2);
    }

    @Test
    void countsADraftFromTheFutureAtTheTimeOfItsRecord() {
        topology.draft(draft("jane", TopologyTestHarness.NOW.plus(Duration.ofDays(3)), "funding_news"));
        assertThat(topology.all(Bucket.HOUR)).containsOnlyKeys("2026-11-20T12:00:00Z message funding_news");
    }

    @Test
    void doesNotCountAnInvalidDraft() {
        Map<String, Object> bad = new HashMap<>(draft("jane"));
        bad.put("prospectUrl", "https://linkedin.com.evil.test/in/jane");
        topology.draft(bad);
        assertThat(topology.all(Bucket.DAY)).isEmpty();
        assertThat(topology.records(Topic.DRAFTS, RecordCounter.Disposition.MALFORMED))
                .isEqualTo(1);
    }

    @Test
    void countsDecisionsByType() {
        topology.decision(decision(DecisionEvent.EDITED, id, 2))
                .decision(decision(DecisionEvent.EDITED, id, 3))
                .decision(decision(DecisionEvent.APPROVED, id, 3))
                .decision(decision(DecisionEvent.SKIPPED, id, 3))
                .decision(decision(DecisionEvent.EXPIRED, UUID.randomUUID(), 1))
                .decision(decision(DecisionEvent.REVIVED, id, 4))
                .decision(decision(DecisionEvent.APPROVED, id, 4));
        Measures day = topology.only(Bucket.DAY);
        assertThat(day.edited()).isEqualTo(2);
        assertThat(day.approved()).isEqualTo(2);
        assertThat(day.skipped()).isEqualTo(1);
        assertThat(day.expired()).isEqualTo(1);
        assertThat(day.revived()).isEqualTo(1);
    }

    /** A person's reopening was published as {@code revived} before {@code reopened} existed. */
    @Test
    void countsReopeningsAndRevivalsInOneFigure() {
        DecisionEvent reopened = decision(DecisionEvent.REOPENED, id, 2);
        topology.decision(reopened)
                .decision(decision(DecisionEvent.REVIVED, id, 3))
                .decision(decision(DecisionEvent.REVIVED, id, 2))
                .send(Topic.DECISIONS, null, JsonMapper.shared().writeValueAsString(reopened));
        assertThat(topology.only(Bucket.DAY).revived()).isEqualTo(2);
        assertThat(topology.records(Topic.DECISIONS, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(2);
    }

    @Test
    void countsCopiesOfAnEventOnce() {
        DecisionEvent approved = decision(DecisionEvent.APPROVED, id, 1);
        OutcomeEvent sent = sent(id, 1, SENT);
        topology.decision(approved)
                .outcome(sent)
                .decision(approved)
                .outcome(sent)
                .outcome(sent);
        Measures day = topology.only(Bucket.DAY);
        assertThat(day.approved()).isEqualTo(1);
        assertThat(day.sent()).isEqualTo(1);
        assertThat(topology.records(Topic.OUTCOMES, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(2);
        assertThat(topology.records(Topic.OUTCOMES, RecordCounter.Disposition.COUNTED))
                .isEqualTo(1);
    }

    @Test
    void countsTheLatestOutcomeOfADraftInAnyOrderOfArrival() {
        OutcomeEvent first = failed(id, 1, SENT, "Not logged in");
        OutcomeEvent second = sent(id, 2, SENT.plus(Duration.ofDays(1)));
        topology.outcome(first).outcome(second);
        try (TopologyTestHarness reversed = new TopologyTestHarness()) {
            reversed.outcome(second).outcome(first);
            assertThat(topology.all(Bucket.HOUR)).isEqualTo(reversed.all(Bucket.HOUR));
            assertThat(topology.all(Bucket.DAY)).isEqualTo(reversed.all(Bucket.DAY));
            assertThat(topology.stats()).isEqualTo(reversed.stats());
        }
        assertThat(topology.all(Bucket.DAY)).containsOnlyKeys("2026-11-21T00:00:00Z message funding_news");
        assertThat(topology.only(Bucket.DAY).failureReasons()).isEmpty();
    }

    @Test
    void groupsFailuresByNormalisedReason() {
        for (int i = 0; i < 3; i++) {
            topology.outcome(failed(
                    UUID.randomUUID(), 1, SENT, "Profile https://www.linkedin.com/in/p" + i + " not found: " + i));
        }
        topology.outcome(failed(UUID.randomUUID(), 1, SENT, "Captcha!"));
        assertThat(topology.only(Bucket.HOUR).failureReasons())
                .containsExactly(
                        new FailureReasons.Reason("profile not found", 3), new FailureReasons.Reason("captcha", 1));
        assertThat(topology.only(Bucket.HOUR).failed()).isEqualTo(4);
    }

    @Test
    void measuresTheTimeToDecisionAndToSending() {
        topology.decision(decision(DecisionEvent.APPROVED, id, 1)).outcome(sent(id, 1, SENT));
        topology.outcome(outcome(OutcomeEvent.SENT, UUID.randomUUID(), 1, SENT, null, null));
        Measures day = topology.only(Bucket.DAY);
        assertThat(day.timeToDecision().count()).isEqualTo(1);
        assertThat(day.timeToDecision().p50Seconds())
                .isBetween(3600L, Duration.between(DRAFTED, DECIDED).toSeconds() + 900);
        assertThat(day.sent()).isEqualTo(2);
        assertThat(day.timeToSent().count())
                .as("without an approval time, sending has no duration")
                .isEqualTo(1);
        assertThat(day.timeToSent().p90Seconds()).isBetween(3600L, 5400L);
    }

    @Test
    void countsLateEventsInTheHourInWhichTheyHappened() {
        topology.outcome(sent(UUID.randomUUID(), 1, SENT))
                .outcome(sent(UUID.randomUUID(), 1, SENT.minus(Duration.ofDays(20))))
                .outcome(sent(UUID.randomUUID(), 1, SENT.minusSeconds(3600)));
        assertThat(topology.all(Bucket.HOUR))
                .containsOnlyKeys(
                        "2026-10-31T10:00:00Z message funding_news",
                        "2026-11-20T09:00:00Z message funding_news",
                        "2026-11-20T10:00:00Z message funding_news");
        assertThat(topology.all(Bucket.DAY)).hasSize(2);
    }

    @Test
    void ignoresUnknownTypesVersionsActionsAndFields() {
        String sent = JsonMapper.shared().writeValueAsString(sent(id, 1, SENT));
        topology.send(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.opened.v1", sent)
                .send(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.sent.v2", sent)
                .send(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.sent.v2", "{\"customer\":7}")
                .send(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.approved.v1", sent)
                .send(Topic.OUTCOMES, null, sent.replace("\"sent\"", "\"opened\""))
                .send(Topic.OUTCOMES, null, sent.replace("\"message\"", "\"wave\""));
        assertThat(topology.all(Bucket.DAY)).isEmpty();
        assertThat(topology.records(Topic.OUTCOMES, RecordCounter.Disposition.UNKNOWN))
                .isEqualTo(6);
        topology.send(Topic.OUTCOMES, null, sent.replace("{", "{\"shade\":\"blue\","));
        assertThat(topology.only(Bucket.DAY).sent()).isEqualTo(1);
    }

    @Test
    void skipsMalformedRecords() {
        String sent = JsonMapper.shared().writeValueAsString(sent(id, 1, SENT));
        String[] malformed = {
            null,
            "",
            "nonsense",
            "[]",
            "17",
            "null",
            "\"sent\"",
            "{}",
            "\u0000",
            sent + sent,
            sent.replace(id.toString(), "me"),
            sent.replace(id.toString(), ""),
            sent.replace("\"" + id + "\"", "null"),
            sent.replace("\"" + SENT + "\"", "null"),
            sent.replace("\"" + SENT + "\"", "9223372036854775807"),
            sent.replace("\"" + SENT + "\"", "1e1000000000"),
            sent.replace("\"type\":\"sent\"", "\"type\":null"),
            sent.replace("\"message\"", "null"),
            sent.replace("\"message\"", "[\"message\"]"),
            sent.replace("\"sequence\":1,", ""),
            sent.replace("\"sequence\":1", "\"sequence\":\"1\""),
            sent.replace(SENT.toString(), "yesterday"),
            sent.replace("\"sequence\":1", "\"sequence\":-1"),
            sent.replace("\"sequence\":1", "\"sequence\":1.5"),
            sent.replace(SENT.toString(), "9026-11-20T10:45:00Z"),
        };
        assertThat(malformed).doesNotHaveDuplicates().doesNotContain(sent);
        for (String each : malformed) {
            topology.send(Topic.OUTCOMES, null, each)
                    .send(Topic.DECISIONS, null, each)
                    .send(Topic.DRAFTS, null, each);
        }
        assertThat(topology.records(Topic.OUTCOMES, RecordCounter.Disposition.MALFORMED))
                .isEqualTo(malformed.length);
        assertThat(topology.all(Bucket.DAY)).isEmpty();
        topology.outcome(sent(id, 1, SENT));
        assertThat(topology.only(Bucket.DAY).sent()).isEqualTo(1);
    }

    @Test
    void separatesSourcesIncludingNone() {
        topology.draft(draft("jane", DRAFTED, " "))
                .draft(draft("joe", DRAFTED, "a|b"))
                .draft(draft("jim", DRAFTED, "c"));
        assertThat(topology.all(Bucket.DAY))
                .containsOnlyKeys(
                        "2026-11-20T00:00:00Z message null",
                        "2026-11-20T00:00:00Z message a|b",
                        "2026-11-20T00:00:00Z message c");
    }

    @Test
    void namesEveryStoreAndInternalTopic() {
        String described = AnalyticsTopology.build(
                        AnalyticsTopology.StoreType.ON_DISK,
                        TopologyTestHarness.RETENTION,
                        new RecordCounter(new SimpleMeterRegistry()),
                        Traces.OFF,
                        HeldDays::all)
                .describe()
                .toString();
        assertThat(described).contains("topics: [facts-repartition]").doesNotContainPattern("\\d{10}");
    }
}
