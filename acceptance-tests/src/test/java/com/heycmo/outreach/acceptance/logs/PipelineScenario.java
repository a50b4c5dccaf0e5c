package com.heycmo.outreach.acceptance.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that can happen to a draft, with marked words in all texts, including requests that are rejected. */
final class PipelineScenario {

    static final String AGENTS_TRACE = "a9e27f3577b34da6a3ce929d0e0e4736";

    private final LeakDetector leaks;
    private final KafkaProbe kafka;
    private final TracedClient person;
    private final TracedClient extension;
    private final UUID customerId;
    private final List<HttpResponse<String>> rejections = new ArrayList<>();

    /**
     * @param person sends requests as a reviewer
     * @param extension sends requests as the customer's extension
     */
    PipelineScenario(
            AllInOneProcess.Endpoints endpoints, TracedClient person, TracedClient extension, LeakDetector leaks) {
        this.kafka = new KafkaProbe(endpoints.bootstrapServers());
        this.customerId = endpoints.customerId(0);
        this.person = person;
        this.extension = extension;
        this.leaks = leaks;
    }

    UUID customerId() {
        return customerId;
    }

    /** The answers of all rejected requests. */
    List<HttpResponse<String>> rejections() {
        return rejections;
    }

    /** Publishes valid and invalid drafts as agents do. */
    void publish() {
        for (String name : List.of("approved", "skipped", "failed", "gone")) {
            send(customerId.toString(), draft(name, "good"));
        }
        send(customerId.toString(), draft("long", "x".repeat(2000)));
        send(customerId.toString(), draft("nul", "\\u0000"));
        send(customerId.toString(), "{\"body\":\"%s".formatted(word("cut")));
        send(word("key"), "\"%s\"".formatted(word("text")));
    }

    private void send(String key, String value) {
        kafka.send(new ProducerRecord<>(
                Topic.DRAFTS.topicName(),
                null,
                key.getBytes(UTF_8),
                value.getBytes(UTF_8),
                List.of(new RecordHeader(
                        "traceparent", TracedClient.traceparent(AGENTS_TRACE).getBytes(UTF_8)))));
    }

    /** Edits, approves, claims and reports a draft as sent. @return its id */
    String send() throws IOException, InterruptedException {
        String id = await("approved");
        ok(person.send("PATCH", row(id), """
                {"body":"%s","version":1}""".formatted(word("edited")), "application/json"));
        ok(person.post(row(id) + "/approve", "{\"version\":2}"));
        ok(person.post(row(id) + "/approve", "{\"version\":2}"));
        report(id, """
                {"success":true,"claimToken":"%s","sentBodySha256":"%2$s","resultUrl":"https://evil.test/%2$s"}""");
        return id;
    }

    /** Approves, claims and reports a draft as failed, with an error message. */
    void fail() throws IOException, InterruptedException {
        String id = await("failed");
        ok(person.post(row(id) + "/approve", ""));
        report(id, "{\"success\":false,\"claimToken\":\"%s\",\"errorMessage\":\"%s \\u0000\"}");
    }

    /** Skips a draft with a reason. */
    void skip() throws IOException, InterruptedException {
        ok(person.post(row(await("skipped")) + "/skip", "{\"reason\":\"%s\"}".formatted(word("reason"))));
    }

    /** Erases a person, keeps their hash, and drafts for them again. */
    void erase() throws IOException, InterruptedException {
        String prospect =
                json(ok(person.get(row(await("gone"))))).path("prospectId").asString();
        String path = "/api/linkedin/prospects/%s/%s?doNotContact=true".formatted(customerId, prospect);
        ok(person.send("DELETE", path, "", "application/json"));
        send(customerId.toString(), draft("gone", "good"));
        rejected(person.post(queue(), draft("gone", "good")));
        rejected(person.send("DELETE", path + "x", "", "application/json"));
    }

    /** Submits a manual draft, and one that already exists. */
    void submitManualDraft() throws IOException, InterruptedException {
        ok(person.post(queue(), draft("hand", "good")));
        await("hand");
        rejected(person.post(queue(), draft("skipped", "good")));
    }

    /** Sends invalid requests, each invalid for another reason. */
    void sendInvalidRequests(String id) throws IOException, InterruptedException {
        rejected(person.post(queue(), "{\"body\":\"%s".formatted(word("halfbody"))));
        rejected(person.post(queue(), draft("nobody", "x".repeat(70_000))));
        rejected(person.post(queue(), "{\"action\":\"message\",\"body\":\"%s\"}".formatted(word("nourl"))));
        rejected(person.post(row(id) + "/approve", "{\"version\":\"%s\"}".formatted(word("version"))));
        rejected(person.post(row(id) + "/approve", "[\"%s\"]".formatted(word("array"))));
        rejected(extension.post(
                row(id) + "/result", "{\"success\":false,\"claimToken\":\"%s\"}".formatted(word("token"))));
        rejected(extension.post(row(id) + "/result", "{\"success\":\"%s\"}".formatted(word("success"))));
        rejected(person.post(queue() + "/bulk", "{\"operation\":\"%s\",\"items\":[]}".formatted(word("operation"))));
        rejected(person.post(
                row(id) + "/skip",
                "{\"reason\":\"%s\"}".formatted(word("toolong").repeat(30))));
        rejected(person.send("POST", queue(), "body=" + word("form"), "application/x-www-form-urlencoded"));
        rejected(person.send("POST", queue(), word("plain"), "text/plain"));
        rejected(person.send("DELETE", queue(), word("deleted"), "application/json"));
        rejected(person.get(queue() + "?limit=" + word("limit")));
        rejected(person.get(queue() + "?cursor=" + word("cursor")));
        ok(person.post(
                queue() + "/bulk", "{\"operation\":\"skip\",\"items\":[{\"id\":\"%s\"}]}".formatted(word("item"))));
    }

    /** Pairs an extension, rotates its token and revokes it. @return both tokens */
    List<String> pairAndRevoke() throws IOException, InterruptedException {
        String devices = "/api/linkedin/extensions/" + customerId;
        JsonNode paired = json(ok(person.post(devices, "{\"deviceName\":\"%s\"}".formatted(word("device")))));
        leaks.register(paired.path("token").asString());
        String device = devices + "/" + paired.path("id").asString();
        JsonNode rotated = json(ok(person.post(device + "/rotate", "")));
        leaks.register(rotated.path("token").asString());
        ok(person.get(devices));
        ok(person.send("PATCH", device, "{\"deviceName\":\"%s\"}".formatted(word("renamed")), "application/json"));
        ok(person.get(queue() + "/audit?q=" + word("renamed")));
        rejected(person.post(
                devices, "{\"deviceName\":\"%s\"}".formatted(word("long").repeat(30))));
        ok(person.send("DELETE", device, "", "application/json"));
        return List.of(paired.path("token").asString(), rotated.path("token").asString());
    }

    /** Sends requests with credentials that are invalid, or valid only for something else. */
    void sendWith(List<TracedClient> clients, String id) throws IOException, InterruptedException {
        for (TracedClient client : clients) {
            rejected(client.get(queue() + "?q=" + word("stranger")));
            rejected(client.post(
                    row(id) + "/result", "{\"success\":true,\"claimToken\":\"%s\"}".formatted(word("forged"))));
        }
    }

    private void report(String id, String result) throws IOException, InterruptedException {
        JsonNode job;
        do {
            HttpResponse<String> claim = ok(extension.post(queue() + "/next", ""));
            job = json(claim).path("job");
            leaks.register(job.path("claimToken").asString());
        } while (!id.equals(job.path("id").asString()));
        String token = job.path("claimToken").asString();
        ok(extension.post(row(id) + "/result", result.formatted(token, word("result"))));
    }

    private String await(String name) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> find(name), found -> !found.isEmpty());
    }

    private String find(String name) throws IOException, InterruptedException {
        return json(ok(person.get(queue() + "?q=" + word(name))))
                .at("/items/0/id")
                .asString("");
    }

    private String draft(String name, String tail) {
        return """
                {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/%3$s","prospectName":"%2$s %3$s",\
                "prospectCompany":"%2$s","prospectRole":"%2$s","intentSource":"%2$s","intentReason":"%2$s",\
                "body":"%2$s %4$s"}""".formatted(customerId, word("person"), word(name), tail);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private void rejected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        rejections.add(answer);
    }

    private String queue() {
        return "/api/linkedin/queue/" + customerId;
    }

    private String row(String id) {
        return queue() + "/" + id;
    }

    private static String word(String suffix) {
        return LeakDetector.word(suffix);
    }
}
