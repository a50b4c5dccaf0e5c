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
    void everyAnswerIsRightOr503WhileOneComesAndOneLeaves(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                AnalyticsProcess one = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers());
                AnalyticsProcess two = new AnalyticsProcess(directory.resolve("two"), one.bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(one.bootstrapServers());
            kafka.createTopics(6, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.STATS);
            Load load = new Load(7, 12);
            kafka.sendAll(load.outcomes(3_000));
            Inquiry inquiry = new Inquiry(load, Recount.ofTheTopic(kafka));
            one.start();
            inquiry.untilRight(one);

            two.start();
            inquiry.untilRight(two, one);
            inquiry.untilRight(one);
            assertThat(load.customers())
                    .allSatisfy(customer -> assertThat(
                                    two.ask(customer, Inquiry.RANGE).body())
                            .isEqualTo(one.ask(customer, Inquiry.RANGE).body()));

            assertThat(load.customers())
                    .as("one holds it, and the other one does not ask around for somebody who was asked")
                    .allSatisfy(customer -> assertThat(List.of(
                                    one.statusForAnotherInstance(customer, Inquiry.RANGE),
                                    two.statusForAnotherInstance(customer, Inquiry.RANGE)))
                            .containsExactlyInAnyOrder(200, 503));

            CompletableFuture<Integer> stopping =
                    CompletableFuture.supplyAsync(() -> one.process().stop());
            inquiry.untilRight(two);
            assertThat(stopping.join()).isEqualTo(143);
            inquiry.untilRight(two);
            assertThat(inquiry.wrong()).isEmpty();
        }
    }
}
