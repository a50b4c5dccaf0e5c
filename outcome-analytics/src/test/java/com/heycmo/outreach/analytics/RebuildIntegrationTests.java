package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildIntegrationTests {

    @Test
    void countsTheSameFiguresAgain(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AnalyticsProcess analytics = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(analytics.bootstrapServers());
            kafka.createTopics(3, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS, Topic.STATS);
            OutcomeGenerator generator = new OutcomeGenerator(5, 1);
            kafka.sendAll(generator.outcomes(1_000));
            ResponseChecker checker = new ResponseChecker(generator, OutcomeCounts.inTopic(kafka));
            analytics.start();
            checker.awaitCorrect(analytics);
            analytics.process().kill();
            KafkaProbe.Mark before = kafka.mark(Topic.STATS.topicName());

            analytics.start(List.of("--outreach.analytics.rebuild"));

            checker.awaitCorrect(analytics);
            assertThat(checker.wrong()).as("no response has incomplete figures").isEmpty();
            assertThat(analytics.process().output()).contains("Rebuilding the figures");
            assertThat(kafka.since(before)).as("every outcome is counted again").hasSizeGreaterThanOrEqualTo(800);
        }
    }
}
