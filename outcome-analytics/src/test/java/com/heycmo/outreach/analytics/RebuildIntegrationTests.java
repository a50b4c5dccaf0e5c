package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.Infrastructure;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildIntegrationTests {

    private static final String RANGE = "bucket=hour&from=2026-11-14T00:00:00Z&to=2026-11-22T00:00:00Z";

    @Test
    void countsTheSameFromTheBeginning(@TempDir Path directory) {
        try (DedicatedServers servers = Infrastructure.dedicated();
                AnalyticsProcess analytics = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(analytics.bootstrapServers());
            kafka.createTopics(3, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.STATS);
            Load load = new Load(5, 1);
            kafka.sendAll(load.outcomes(1_000));
            Map<String, Long> truth = Recount.ofTheTopic(kafka);
            analytics.start();
            awaitTruth(analytics, load, truth);
            analytics.process().kill();
            KafkaProbe.Mark told = kafka.mark(Topic.STATS.topicName());

            analytics.start(List.of("--outreach.analytics.rebuild"));

            awaitTruth(analytics, load, truth);
            assertThat(analytics.process().output()).contains("Counting anew from the beginning of the topics");
            assertThat(kafka.since(told)).as("each is counted anew").hasSizeGreaterThanOrEqualTo(800);
        }
    }

    private static void awaitTruth(AnalyticsProcess analytics, Load load, Map<String, Long> truth) {
        String customer = load.customers().get(0).toString();
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> Recount.ofTheAnswer(
                                customer,
                                analytics.ask(load.customers().get(0), RANGE).body())
                        .equals(truth));
    }
}
