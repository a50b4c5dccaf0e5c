package com.heycmo.outreach.analytics.counting;

import static com.heycmo.outreach.analytics.counting.TestEvents.SENT;
import static com.heycmo.outreach.analytics.counting.TestEvents.draft;
import static com.heycmo.outreach.analytics.counting.TestEvents.failed;
import static com.heycmo.outreach.analytics.counting.TestEvents.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of days: published, deleted after their retention, and not published if the topics held a day only in part. */
class DailyFiguresTopologyTests {

    private final TopologyTestHarness topology = new TopologyTestHarness();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void startsHoursAndDaysInUtc() {
        topology.outcome(sent(UUID.randomUUID(), 1, Instant.parse("2026-11-19T23:59:59.999999Z")))
                .outcome(sent(UUID.randomUUID(), 1, Instant.parse("2026-11-20T00:00:00Z")));
        assertThat(topology.all(Bucket.HOUR).keySet()).hasSize(2);
        assertThat(topology.all(Bucket.DAY))
                .containsOnlyKeys(
                        "2026-11-19T00:00:00Z message funding_news", "2026-11-20T00:00:00Z message funding_news");
    }

    @Test
    void publishesTheLatestFiguresOfEachDay() {
        topology.draft(draft("jane")).draft(draft("joe")).outcome(failed(id, 1, SENT, "Captcha"));
        assertThat(topology.stats()).containsOnlyKeys(TestEvents.CUSTOMER + "|2026-11-20|message|funding_news");
        topology.outcome(sent(id, 2, SENT));
        var day = topology.stats().get(TestEvents.CUSTOMER + "|2026-11-20|message|funding_news");
        assertThat(day).isNotNull();
        assertThat(day.toString()).isEqualTo("""
                        {"customerId":"%s","day":"2026-11-20","action":"message","intentSource":"funding_news",\
                        "variant":null,\
                        "drafted":2,"approved":0,"skipped":0,"edited":0,"expired":0,"revived":0,"sent":1,"failed":0,\
                        "invited":0,"accepted":0,"acceptanceRate":null,"contacted":1,"replied":0,"replyRate":0.0,\
                        "failureReasons":[],"timeToDecision":{"p50Seconds":null,"p90Seconds":null,"count":0},\
                        "timeToSent":{"p50Seconds":5400,"p90Seconds":5400,"count":1}}""".formatted(TestEvents.CUSTOMER));
    }

    @Test
    void deletesADayWithoutFiguresFromTheStatistics() {
        topology.outcome(failed(id, 1, SENT, "Captcha")).outcome(sent(id, 2, SENT.plus(Duration.ofDays(1))));
        assertThat(topology.stats()).containsOnlyKeys(TestEvents.CUSTOMER + "|2026-11-21|message|funding_news");
    }

    @Test
    void deletesFiguresAfterTheirRetention() {
        topology.outcome(sent(UUID.randomUUID(), 1, SENT));
        topology.advanceClock(TopologyTestHarness.RETENTION.hours().plusDays(1));
        assertThat(topology.all(Bucket.HOUR)).isEmpty();
        assertThat(topology.all(Bucket.DAY)).hasSize(1);
        topology.advanceClock(TopologyTestHarness.RETENTION.days());
        assertThat(topology.all(Bucket.DAY)).isEmpty();
        assertThat(topology.stats()).as("the statistics topic keeps them").hasSize(1);
    }

    @Test
    void doesNotCountEventsOlderThanTheRetention() {
        topology.outcome(sent(
                UUID.randomUUID(),
                1,
                SENT.minus(TopologyTestHarness.RETENTION.hours().plusDays(1))));
        assertThat(topology.all(Bucket.HOUR)).isEmpty();
        assertThat(topology.only(Bucket.DAY).sent()).isEqualTo(1);
        topology.outcome(sent(
                UUID.randomUUID(),
                1,
                SENT.minus(TopologyTestHarness.RETENTION.days().plusDays(1))));
        assertThat(topology.only(Bucket.DAY).sent()).isEqualTo(1);
        assertThat(topology.records(Topic.OUTCOMES, RecordCounter.Disposition.TOO_OLD))
                .isEqualTo(1);
    }

    @Test
    void doesNotPublishDaysThatTheTopicsHeldOnlyInPart() {
        Instant tomorrow = Instant.parse("2026-11-21T00:00:00Z");
        HeldDays held = new HeldDays(
                Map.of(Topic.DRAFTS, Instant.EPOCH, Topic.DECISIONS, Instant.EPOCH, Topic.OUTCOMES, tomorrow));
        try (TopologyTestHarness fresh = new TopologyTestHarness(held)) {
            fresh.outcome(failed(id, 1, SENT, "Gone"));
            assertThat(fresh.all(Bucket.DAY)).isEmpty();
            assertThat(fresh.records(Topic.OUTCOMES, RecordCounter.Disposition.TOO_OLD))
                    .isEqualTo(1);

            // The failure was never counted here, so nothing is subtracted from its day.
            fresh.outcome(sent(id, 2, tomorrow));

            assertThat(fresh.stats()).containsOnlyKeys(TestEvents.CUSTOMER + "|2026-11-21|message|funding_news");
        }
    }
}
