package com.heycmo.outreach.analytics.counting;

import static com.heycmo.outreach.analytics.counting.Events.DECIDED;
import static com.heycmo.outreach.analytics.counting.Events.DRAFTED;
import static com.heycmo.outreach.analytics.counting.Events.SENT;
import static com.heycmo.outreach.analytics.counting.Events.decision;
import static com.heycmo.outreach.analytics.counting.Events.draft;
import static com.heycmo.outreach.analytics.counting.Events.failed;
import static com.heycmo.outreach.analytics.counting.Events.outcome;
import static com.heycmo.outreach.analytics.counting.Events.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FailureReasons;
import com.heycmo.outreach.analytics.figures.Measures;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnalyticsTopologyTests {

    private final Bench bench = new Bench();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aDraftCountsOnceHoweverOftenItIsDraftedAnew() {
        bench.draft(draft("jane")).draft(draft("jane")).draft(draft("jane", DRAFTED.plusSeconds(3600), "funding_news"));
        bench.draft(draft("joe"));
        assertThat(bench.only(Bucket.HOUR).drafted()).isEqualTo(2);
        assertThat(bench.only(Bucket.DAY).drafted()).isEqualTo(2);
        assertThat(bench.told(Topic.DRAFTS, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(2);
    }

    @Test
    void aDraftThatSaysItIsFromTheFutureCountsForTheTimeAtWhichTheBrokerGotIt() {
        bench.draft(draft("jane", Bench.NOW.plus(Duration.ofDays(3)), "funding_news"));
        assertThat(bench.all(Bucket.HOUR)).containsOnlyKeys("2026-11-20T12:00:00Z message funding_news");
    }

    @Test
    void aDraftThatFailsItsPreflightIsNotCounted() {
        Map<String, Object> bad = new HashMap<>(draft("jane"));
        bad.put("prospectUrl", "https://linkedin.com.evil.test/in/jane");
        bench.draft(bad);
        assertThat(bench.all(Bucket.DAY)).isEmpty();
        assertThat(bench.told(Topic.DRAFTS, RecordCounter.Disposition.MALFORMED))
                .isEqualTo(1);
    }

    @Test
    void decisionsCountByTheirType() {
        bench.decision(decision(DecisionEvent.EDITED, id, 2))
                .decision(decision(DecisionEvent.EDITED, id, 3))
                .decision(decision(DecisionEvent.APPROVED, id, 3))
                .decision(decision(DecisionEvent.SKIPPED, id, 3))
                .decision(decision(DecisionEvent.EXPIRED, UUID.randomUUID(), 1))
                .decision(decision(DecisionEvent.REVIVED, id, 4))
                .decision(decision(DecisionEvent.APPROVED, id, 4));
        Measures day = bench.only(Bucket.DAY);
        assertThat(day.edited()).isEqualTo(2);
        assertThat(day.approved()).isEqualTo(2);
        assertThat(day.skipped()).isEqualTo(1);
        assertThat(day.expired()).isEqualTo(1);
        assertThat(day.revived()).isEqualTo(1);
    }

    @Test
    void copiesOfEventsCountOnce() {
        DecisionEvent approved = decision(DecisionEvent.APPROVED, id, 1);
        OutcomeEvent sent = sent(id, 1, SENT);
        bench.decision(approved).outcome(sent).decision(approved).outcome(sent).outcome(sent);
        Measures day = bench.only(Bucket.DAY);
        assertThat(day.approved()).isEqualTo(1);
        assertThat(day.sent()).isEqualTo(1);
        assertThat(bench.told(Topic.OUTCOMES, RecordCounter.Disposition.DUPLICATE))
                .isEqualTo(2);
        assertThat(bench.told(Topic.OUTCOMES, RecordCounter.Disposition.COUNTED))
                .isEqualTo(1);
    }

    @Test
    void ofADraftsOutcomesTheLatestCountsInWhateverOrderTheyCome() {
        OutcomeEvent first = failed(id, 1, SENT, "Not logged in");
        OutcomeEvent second = sent(id, 2, SENT.plus(Duration.ofDays(1)));
        bench.outcome(first).outcome(second);
        try (Bench turned = new Bench()) {
            turned.outcome(second).outcome(first);
            assertThat(bench.all(Bucket.HOUR)).isEqualTo(turned.all(Bucket.HOUR));
            assertThat(bench.all(Bucket.DAY)).isEqualTo(turned.all(Bucket.DAY));
            assertThat(bench.stats()).isEqualTo(turned.stats());
        }
        assertThat(bench.all(Bucket.DAY)).containsOnlyKeys("2026-11-21T00:00:00Z message funding_news");
        assertThat(bench.only(Bucket.DAY).failureReasons()).isEmpty();
    }

    @Test
    void failuresCountByWhatTheyHaveInCommon() {
        for (int i = 0; i < 3; i++) {
            bench.outcome(failed(
                    UUID.randomUUID(), 1, SENT, "Profile https://www.linkedin.com/in/p" + i + " not found: " + i));
        }
        bench.outcome(failed(UUID.randomUUID(), 1, SENT, "Captcha!"));
        assertThat(bench.only(Bucket.HOUR).failureReasons())
                .containsExactly(
                        new FailureReasons.Reason("profile not found", 3), new FailureReasons.Reason("captcha", 1));
        assertThat(bench.only(Bucket.HOUR).failed()).isEqualTo(4);
    }

    @Test
    void tellsHowLongDecisionsAndSendingTook() {
        bench.decision(decision(DecisionEvent.APPROVED, id, 1)).outcome(sent(id, 1, SENT));
        bench.outcome(outcome(OutcomeEvent.SENT, UUID.randomUUID(), 1, SENT, null, null));
        Measures day = bench.only(Bucket.DAY);
        assertThat(day.timeToDecision().count()).isEqualTo(1);
        assertThat(day.timeToDecision().p50Seconds())
                .isBetween(3600L, Duration.between(DRAFTED, DECIDED).toSeconds() + 900);
        assertThat(day.sent()).isEqualTo(2);
        assertThat(day.timeToSent().count()).as("where it is known").isEqualTo(1);
        assertThat(day.timeToSent().p90Seconds()).isBetween(3600L, 5400L);
    }

    @Test
    void lateEventsCountForTheHourInWhichTheyHappened() {
        bench.outcome(sent(UUID.randomUUID(), 1, SENT))
                .outcome(sent(UUID.randomUUID(), 1, SENT.minus(Duration.ofDays(20))))
                .outcome(sent(UUID.randomUUID(), 1, SENT.minusSeconds(3600)));
        assertThat(bench.all(Bucket.HOUR))
                .containsOnlyKeys(
                        "2026-10-31T10:00:00Z message funding_news",
                        "2026-11-20T09:00:00Z message funding_news",
                        "2026-11-20T10:00:00Z message funding_news");
        assertThat(bench.all(Bucket.DAY)).hasSize(2);
    }

    @Test
    void hoursAndDaysBeginInUtc() {
        bench.outcome(sent(UUID.randomUUID(), 1, Instant.parse("2026-11-19T23:59:59.999999Z")))
                .outcome(sent(UUID.randomUUID(), 1, Instant.parse("2026-11-20T00:00:00Z")));
        assertThat(bench.all(Bucket.HOUR).keySet()).hasSize(2);
        assertThat(bench.all(Bucket.DAY))
                .containsOnlyKeys(
                        "2026-11-19T00:00:00Z message funding_news", "2026-11-20T00:00:00Z message funding_news");
    }

    @Test
    void typesOfTheFutureArePassedOver() {
        String sent = JsonMapper.shared().writeValueAsString(sent(id, 1, SENT));
        bench.pipe(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.opened.v1", sent)
                .pipe(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.sent.v2", sent)
                .pipe(Topic.OUTCOMES, "com.heycmo.linkedin.outreach.approved.v1", sent)
                .pipe(Topic.OUTCOMES, null, sent.replace("\"sent\"", "\"opened\""))
                .pipe(Topic.OUTCOMES, null, sent.replace("\"message\"", "\"wave\""));
        assertThat(bench.all(Bucket.DAY)).isEmpty();
        assertThat(bench.told(Topic.OUTCOMES, RecordCounter.Disposition.UNKNOWN))
                .isEqualTo(5);
        bench.pipe(Topic.OUTCOMES, null, sent.replace("{", "{\"shade\":\"blue\","));
        assertThat(bench.only(Bucket.DAY).sent()).isEqualTo(1);
    }

    @Test
    void whatIsNoEventIsSkipped() {
        String sent = JsonMapper.shared().writeValueAsString(sent(id, 1, SENT));
        String[] malformed = {
            null,
            "",
            "nonsense",
            "[]",
            "17",
            "{}",
            "\u0000",
            sent.replace(id.toString(), "me"),
            sent.replace(SENT.toString(), "yesterday"),
            sent.replace("\"sequence\":1", "\"sequence\":-1"),
            sent.replace("\"sequence\":1", "\"sequence\":1.5"),
            sent.replace(SENT.toString(), "9026-11-20T10:45:00Z"),
        };
        for (String each : malformed) {
            bench.pipe(Topic.OUTCOMES, null, each)
                    .pipe(Topic.DECISIONS, null, each)
                    .pipe(Topic.DRAFTS, null, each);
        }
        assertThat(bench.told(Topic.OUTCOMES, RecordCounter.Disposition.MALFORMED))
                .isEqualTo(malformed.length);
        assertThat(bench.all(Bucket.DAY)).isEmpty();
        bench.outcome(sent(id, 1, SENT));
        assertThat(bench.only(Bucket.DAY).sent()).isEqualTo(1);
    }

    @Test
    void theStatisticsTellTheLatestStateOfEachDay() {
        bench.draft(draft("jane")).draft(draft("joe")).outcome(failed(id, 1, SENT, "Captcha"));
        assertThat(bench.stats()).containsOnlyKeys(Events.CUSTOMER + "|2026-11-20|message|funding_news");
        bench.outcome(sent(id, 2, SENT));
        var day = bench.stats().get(Events.CUSTOMER + "|2026-11-20|message|funding_news");
        assertThat(day).isNotNull();
        assertThat(day.toString()).isEqualTo("""
                        {"customerId":"%s","day":"2026-11-20","action":"message","intentSource":"funding_news",\
                        "drafted":2,"approved":0,"skipped":0,"edited":0,"expired":0,"revived":0,"sent":1,"failed":0,\
                        "failureReasons":[],"timeToDecision":{"p50Seconds":null,"p90Seconds":null,"count":0},\
                        "timeToSent":{"p50Seconds":5400,"p90Seconds":5400,"count":1}}""".formatted(Events.CUSTOMER));
    }

    @Test
    void aDayWithoutFiguresIsTakenOutOfTheStatistics() {
        bench.outcome(failed(id, 1, SENT, "Captcha")).outcome(sent(id, 2, SENT.plus(Duration.ofDays(1))));
        assertThat(bench.stats()).containsOnlyKeys(Events.CUSTOMER + "|2026-11-21|message|funding_news");
    }

    @Test
    void figuresAreDroppedWhenTheirTimeIsOver() {
        bench.outcome(sent(UUID.randomUUID(), 1, SENT));
        bench.pass(Bench.RETENTION.hours().plusDays(1));
        assertThat(bench.all(Bucket.HOUR)).isEmpty();
        assertThat(bench.all(Bucket.DAY)).hasSize(1);
        bench.pass(Bench.RETENTION.days());
        assertThat(bench.all(Bucket.DAY)).isEmpty();
        assertThat(bench.stats()).as("a warehouse keeps them").hasSize(1);
    }

    @Test
    void whatIsOlderThanAnyFigureThatIsKeptIsNotCounted() {
        bench.outcome(
                sent(UUID.randomUUID(), 1, SENT.minus(Bench.RETENTION.hours().plusDays(1))));
        assertThat(bench.all(Bucket.HOUR)).isEmpty();
        assertThat(bench.only(Bucket.DAY).sent()).isEqualTo(1);
        bench.outcome(
                sent(UUID.randomUUID(), 1, SENT.minus(Bench.RETENTION.days().plusDays(1))));
        assertThat(bench.only(Bucket.DAY).sent()).isEqualTo(1);
        assertThat(bench.told(Topic.OUTCOMES, RecordCounter.Disposition.TOO_OLD))
                .isEqualTo(1);
    }

    @Test
    void draftsWithoutASourceAndActionsHaveFiguresOfTheirOwn() {
        bench.draft(draft("jane", DRAFTED, " "))
                .draft(draft("joe", DRAFTED, "a|b"))
                .draft(draft("jim", DRAFTED, "c"));
        assertThat(bench.all(Bucket.DAY))
                .containsOnlyKeys(
                        "2026-11-20T00:00:00Z message null",
                        "2026-11-20T00:00:00Z message a|b",
                        "2026-11-20T00:00:00Z message c");
    }

    @Test
    void everyStoreAndTopicOfItsOwnHasAName() {
        String described = AnalyticsTopology.build(
                        AnalyticsTopology.Stored.ON_DISK, Bench.RETENTION, (topic, fate) -> {})
                .describe()
                .toString();
        assertThat(described).contains("topics: [facts-repartition]").doesNotContainPattern("\\d{10}");
    }
}
