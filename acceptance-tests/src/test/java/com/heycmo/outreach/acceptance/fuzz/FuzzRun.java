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

/** Sends the requests, a few in parallel, and collects every violation. */
final class FuzzRun {

    /** Counted in place of a status: the connection closed without a response. */
    static final int NO_RESPONSE = 0;

    /** Counted in place of a status: a response without a head. */
    static final int HEADLESS_RESPONSE = 9;

    private static final int BATCH = 500;
    private static final int MAX_QUOTED_CHARS = 700;
    private static final int MAX_REPORTED = 20;

    private final RunningPipeline pipeline;
    private final Fuzzer fuzzer;
    private final RawConnection connection;
    private final ResponseRules rules;
    private final String otherCustomersBefore;
    private final List<KafkaProbe.Mark> topicsBefore;
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<String> changesToOthers = new ArrayList<>();

    FuzzRun(RunningPipeline pipeline, Fuzzer fuzzer) {
        this.pipeline = pipeline;
        this.fuzzer = fuzzer;
        connection = new RawConnection(URI.create(pipeline.url("/")).getPort());
        rules = new ResponseRules(pipeline.databasePassword());
        otherCustomersBefore = DatabaseChecksum.ofOtherCustomers(pipeline.database(), FuzzFixtures.CUSTOMER);
        topicsBefore = Stream.of(Topic.DRAFTS, Topic.OUTCOMES, Topic.DECISIONS, Topic.SIGNALS)
                .map(topic -> pipeline.kafka().mark(topic.topicName()))
                .toList();
    }

    void send(int from, int to, List<Credential> credentials) {
        for (int batch = from; batch < to; batch += BATCH) {
            int end = Math.min(batch + BATCH, to);
            IntStream.range(batch, end)
                    .parallel()
                    .forEach(number -> send("request " + number, fuzzer.request(number, credentials)));
            if (!DatabaseChecksum.ofOtherCustomers(pipeline.database(), FuzzFixtures.CUSTOMER)
                    .equals(otherCustomersBefore)) {
                changesToOthers.add("Changed at the latest by request " + end);
            }
        }
    }

    void sendFixed() {
        fuzzer.fixedRequests().parallelStream().forEach(request -> send("a fixed request", request));
    }

    /** Number of responses by status. */
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    List<String> violations() {
        return violations.stream().limit(MAX_REPORTED).toList();
    }

    List<String> changesToOthers() {
        return changesToOthers;
    }

    /** New drafts, outcomes and decisions of any other customer than the one that the requests may change. */
    List<String> recordsOfOthers() {
        return topicsBefore.stream()
                .flatMap(mark -> pipeline.kafka().since(mark).stream())
                .map(FuzzRun::text)
                // PostgreSQL writes spaces around the colon.
                .filter(record ->
                        !record.replace(" : ", ":").contains("\"customerId\":\"" + FuzzFixtures.CUSTOMER + "\""))
                .toList();
    }

    private void send(String name, byte[] request) {
        RawResponse response = connection.send(request);
        statuses.merge(statusOf(response), 1, Integer::sum);
        rules.violation(request, response)
                .ifPresent(violation -> violations.add("The response to %s has %s:%n%s%n-> %s%n"
                        .formatted(
                                name,
                                violation,
                                quoted(new String(request, StandardCharsets.ISO_8859_1)),
                                quoted(response.text()))));
    }

    private static int statusOf(RawResponse response) {
        if (response.isNone()) {
            return NO_RESPONSE;
        }
        return response.hasHead() ? response.last().status() : HEADLESS_RESPONSE;
    }

    private static String quoted(String text) {
        String printable = text.replace("\r", "\\r").replace("\u0000", "\\0").replaceAll("\\beyJ[\\w.-]{40,}", "<JWT>");
        return printable.substring(0, Math.min(MAX_QUOTED_CHARS, printable.length()));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }
}
