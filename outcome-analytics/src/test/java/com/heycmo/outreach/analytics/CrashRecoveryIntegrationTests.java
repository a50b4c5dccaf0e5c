package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills while outcomes are counted, and a rebuild after a last kill. */
class CrashRecoveryIntegrationTests {

    private static final int KILLS = Thorough.choose(1, 5);
    private static final int OUTCOMES = Thorough.choose(10_000, 20_000);

    @Test
    @Tag(Thorough.TAG)
    void countsEveryOutcomeOnceDespiteKillsAndAgainInARebuild(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AnalyticsProcess analytics = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(analytics.bootstrapServers());
            kafka.createTopics(4, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS, Topic.STATS);
            OutcomeGenerator generator = new OutcomeGenerator(20_261_120, 5);
            List<ProducerRecord<byte @Nullable [], byte @Nullable []>> outcomes = generator.outcomes(OUTCOMES);
            int part = OUTCOMES / (KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                kafka.sendAll(outcomes.subList(kill * part, (kill + 1) * part));
                analytics.start();
                awaitNewStatistics(kafka);
                analytics.process().kill();
            }
            kafka.sendAll(outcomes.subList(KILLS * part, OUTCOMES));
            analytics.start();
            Map<String, Long> expected = OutcomeCounts.inTopic(kafka);
            ResponseChecker checker = new ResponseChecker(generator, expected);
            checker.awaitCorrect(analytics);
            assertThat(checker.wrong()).isEmpty();
            assertThat(expected.values().stream().mapToLong(Long::longValue).sum())
                    .isBetween(OUTCOMES * 85L / 100, OUTCOMES * 95L / 100);

            analytics.process().kill();
            KafkaProbe.Mark before = kafka.mark(Topic.STATS.topicName());
            analytics.start(List.of("--outreach.analytics.rebuild"));
            checker.awaitCorrect(analytics);
            assertThat(checker.wrong()).as("no response has incomplete figures").isEmpty();
            assertThat(analytics.process().output()).contains("Rebuilding the figures");
            assertThat(kafka.since(before))
                    .as("every outcome is counted again")
                    .hasSizeGreaterThanOrEqualTo(OUTCOMES * 8 / 10);
        }
    }

    /** New daily statistics show that counting is in progress. */
    private static void awaitNewStatistics(KafkaProbe kafka) {
        KafkaProbe.Mark mark = kafka.mark(Topic.STATS.topicName());
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !kafka.mark(Topic.STATS.topicName()).equals(mark));
    }
}
