package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.access.Credential;
import com.heycmo.outreach.acceptance.access.DatabaseChecksum;
import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends request after request, a few at a time, and keeps what was not in order. */
final class Bombardment {

    /** Counted in place of a status. */
    static final int NO_ANSWER = 0;

    /** Counted for an answer without a head. */
    static final int BARE_ANSWER = 9;

    private static final int BATCH = 500;
    private static final int SHOWN = 700;
    private static final int ENOUGH = 20;

    private final RunningPipeline pipeline;
    private final Fuzzer fuzzer;
    private final Wire wire;
    private final AnswerRules rules;
    private final String othersBefore;
    private final List<KafkaProbe.Mark> topicsBefore;
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<String> changesOfOthers = new ArrayList<>();

    Bombardment(RunningPipeline pipeline, Fuzzer fuzzer) {
        this.pipeline = pipeline;
        this.fuzzer = fuzzer;
        wire = new Wire(URI.create(pipeline.url("/")).getPort());
        rules = new AnswerRules(pipeline.databasePassword());
        othersBefore = DatabaseChecksum.ofOtherCustomers(pipeline.database(), Cast.CUSTOMER);
        topicsBefore = Stream.of(Topic.DRAFTS, Topic.OUTCOMES, Topic.DECISIONS)
                .map(topic -> pipeline.kafka().mark(topic.topicName()))
                .toList();
    }

    void run(int from, int to, List<Credential> credentials) {
        for (int batch = from; batch < to; batch += BATCH) {
            int end = Math.min(batch + BATCH, to);
            IntStream.range(batch, end).parallel().forEach(number -> send(number, credentials));
            if (!DatabaseChecksum.ofOtherCustomers(pipeline.database(), Cast.CUSTOMER)
                    .equals(othersBefore)) {
                changesOfOthers.add("Changed by then: request " + end);
            }
        }
    }

    /** How many answers there were of each. */
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    List<String> complaints() {
        return complaints.stream().limit(ENOUGH).toList();
    }

    List<String> changesOfOthers() {
        return changesOfOthers;
    }

    /** Drafts, outcomes and decisions of anybody but the one customer who may be changed. */
    List<String> recordsOfOthers() {
        return topicsBefore.stream()
                .flatMap(mark -> pipeline.kafka().since(mark).stream())
                .map(Bombardment::text)
                .filter(record -> !record.contains("\"customerId\":\"" + Cast.CUSTOMER + "\""))
                .toList();
    }

    private void send(int number, List<Credential> credentials) {
        byte[] request = fuzzer.request(number, credentials);
        Answer answer = wire.answerTo(request);
        statuses.merge(statusOf(answer), 1, Integer::sum);
        rules.complaintAbout(request, answer)
                .ifPresent(complaint -> complaints.add("Request %d is answered with %s:%n%s%n-> %s%n"
                        .formatted(
                                number,
                                complaint,
                                shown(new String(request, StandardCharsets.ISO_8859_1)),
                                shown(answer.text()))));
    }

    private static int statusOf(Answer answer) {
        if (answer.isNone()) {
            return NO_ANSWER;
        }
        return answer.hasHead() ? answer.last().status() : BARE_ANSWER;
    }

    private static String shown(String text) {
        String quoted = text.replace("\r", "\\r").replace("\u0000", "\\0").replaceAll("\\beyJ[\\w.-]{40,}", "<JWT>");
        return quoted.substring(0, Math.min(SHOWN, quoted.length()));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }
}
