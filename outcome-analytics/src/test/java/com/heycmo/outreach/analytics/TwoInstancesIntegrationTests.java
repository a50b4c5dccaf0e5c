package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.Infrastructure;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoInstancesIntegrationTests {

    private static final String RANGE = "bucket=hour&from=2026-11-14T00:00:00Z&to=2026-11-22T00:00:00Z";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What was seen of one answer: its status, and whether it was the truth. */
    private record Seen(int status, boolean right) {}

    @Test
    void everyAnswerIsRightOr503WhileOneComesAndOneLeaves(@TempDir Path directory) {
        try (DedicatedServers servers = Infrastructure.dedicated();
                AnalyticsProcess one = new AnalyticsProcess(
                        directory.resolve("one"), servers.kafka().bootstrapServers());
                AnalyticsProcess two = new AnalyticsProcess(directory.resolve("two"), one.bootstrapServers())) {
            KafkaProbe kafka = new KafkaProbe(one.bootstrapServers());
            kafka.createTopics(6, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.STATS);
            Load load = new Load(7, 12);
            kafka.sendAll(load.outcomes(3_000));
            Map<String, Long> truth = Recount.ofTheTopic(kafka);
            one.start();
            awaitTruth(one, load, truth);

            two.start();
            List<Seen> seen = new ArrayList<>();
            awaitTruthMeanwhile(two, one, load, truth, seen);
            assertThat(load.customers())
                    .allSatisfy(customer -> assertThat(two.ask(customer, RANGE).body())
                            .isEqualTo(one.ask(customer, RANGE).body()));

            assertThat(load.customers())
                    .as("one holds it, and the other one does not ask around for somebody who was asked")
                    .allSatisfy(customer -> assertThat(List.of(
                                    one.statusForAnotherInstance(customer, RANGE),
                                    two.statusForAnotherInstance(customer, RANGE)))
                            .containsExactlyInAnyOrder(200, 503));

            CompletableFuture<Integer> stopping =
                    CompletableFuture.supplyAsync(() -> one.process().stop());
            awaitTruthMeanwhile(two, two, load, truth, seen);
            assertThat(stopping.join()).isEqualTo(143);
            awaitTruthMeanwhile(two, two, load, truth, seen);
            assertThat(seen).isNotEmpty().allMatch(each -> each.right() || each.status() == 503);
        }
    }

    private static void awaitTruth(AnalyticsProcess asked, Load load, Map<String, Long> truth) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    Map<String, Long> all = new TreeMap<>();
                    for (UUID customer : load.customers()) {
                        all.putAll(Recount.ofTheAnswer(
                                customer.toString(), asked.ask(customer, RANGE).body()));
                    }
                    assertThat(all).isEqualTo(truth);
                });
    }

    /** Asks both without a break until the first one tells the whole truth, and notes every answer. */
    private static void awaitTruthMeanwhile(
            AnalyticsProcess awaited, AnalyticsProcess other, Load load, Map<String, Long> truth, List<Seen> seen) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            look(other, load, truth, seen);
            return look(awaited, load, truth, seen);
        });
    }

    private static boolean look(AnalyticsProcess asked, Load load, Map<String, Long> truth, List<Seen> seen) {
        boolean all = true;
        for (UUID customer : load.customers()) {
            try {
                HttpResponse<String> answer = asked.ask(customer, RANGE);
                boolean right = answer.statusCode() == 200
                        && Recount.ofTheAnswer(customer.toString(), answer.body())
                                .equals(of(customer, truth));
                seen.add(new Seen(answer.statusCode(), right));
                all &= right;
            } catch (UncheckedIOException e) {
                // Not up yet, or not any more: no answer.
                all = false;
            }
        }
        return all;
    }

    private static Map<String, Long> of(UUID customer, Map<String, Long> truth) {
        Map<String, Long> own = new TreeMap<>(truth);
        own.keySet().removeIf(key -> !key.startsWith(customer.toString()));
        return own;
    }
}
