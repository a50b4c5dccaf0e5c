package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoInstancesIntegrationTests {

    @Test
    void everyResponseIsCorrectOr503WhileInstancesJoinAndLeave(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AnalyticsProcess one = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers());
                AnalyticsProcess two = new AnalyticsProcess(directory.resolve("two"), one.bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(one.bootstrapServers());
            kafka.createTopics(6, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS, Topic.STATS);
            OutcomeGenerator generator = new OutcomeGenerator(7, 12);
            kafka.sendAll(generator.outcomes(3_000));
            ResponseChecker checker = new ResponseChecker(generator, OutcomeCounts.inTopic(kafka));
            one.start();
            checker.awaitCorrect(one);

            two.start();
            checker.awaitCorrect(two, one);
            checker.awaitCorrect(one);
            assertThat(generator.customers())
                    .allSatisfy(customer -> assertThat(
                                    two.get(customer, ResponseChecker.RANGE).body())
                            .isEqualTo(one.get(customer, ResponseChecker.RANGE).body()));

            assertThat(generator.customers())
                    .as("a forwarded request is answered by the instance with the figures and not forwarded again")
                    .allSatisfy(customer -> assertThat(List.of(
                                    one.statusOfForwarded(customer, ResponseChecker.RANGE),
                                    two.statusOfForwarded(customer, ResponseChecker.RANGE)))
                            .containsExactlyInAnyOrder(200, 503));

            CompletableFuture<Integer> stopping =
                    CompletableFuture.supplyAsync(() -> one.process().stop());
            checker.awaitCorrect(two);
            assertThat(stopping.join()).isEqualTo(143);
            checker.awaitCorrect(two);
            assertThat(checker.wrong()).isEmpty();
        }
    }
}
