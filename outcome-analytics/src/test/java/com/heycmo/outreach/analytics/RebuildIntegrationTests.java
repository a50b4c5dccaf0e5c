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
    void countsTheSameFromTheBeginning(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AnalyticsProcess analytics = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(analytics.bootstrapServers());
            kafka.createTopics(3, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.STATS);
            Load load = new Load(5, 1);
            kafka.sendAll(load.outcomes(1_000));
            Inquiry inquiry = new Inquiry(load, Recount.ofTheTopic(kafka));
            analytics.start();
            inquiry.untilRight(analytics);
            analytics.process().kill();
            KafkaProbe.Mark told = kafka.mark(Topic.STATS.topicName());

            analytics.start(List.of("--outreach.analytics.rebuild"));

            inquiry.untilRight(analytics);
            assertThat(inquiry.wrong()).as("no part of the figures is told").isEmpty();
            assertThat(analytics.process().output()).contains("Counting anew from the beginning of the topics");
            assertThat(kafka.since(told)).as("each is counted anew").hasSizeGreaterThanOrEqualTo(800);
        }
    }
}
