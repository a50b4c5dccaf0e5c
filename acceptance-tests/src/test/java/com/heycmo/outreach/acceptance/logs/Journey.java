package com.heycmo.outreach.acceptance.logs;

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
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that a draft can go through, and all that can go wrong with it, in words that give themselves away. */
final class Journey {

    private final Telltales telltales;
    private final KafkaProbe kafka;
    private final Exchange person;
    private final Exchange extension;
    private final UUID customerId;
    private final List<HttpResponse<String>> refusals = new ArrayList<>();

    /**
     * @param person asks as a reviewer
     * @param extension asks as the customer's extension
     */
    Journey(AllInOneProcess.Endpoints endpoints, Exchange person, Exchange extension, Telltales telltales) {
        this.kafka = new KafkaProbe(endpoints.bootstrapServers());
        this.customerId = endpoints.customerId(0);
        this.person = person;
        this.extension = extension;
        this.telltales = telltales;
    }

    UUID customerId() {
        return customerId;
    }

    /** What was answered to requests that were refused. */
    List<HttpResponse<String>> refusals() {
        return refusals;
    }

    /** Good drafts and bad ones, as agents publish them. */
    void publish() {
        for (String name : List.of("approved", "skipped", "failed")) {
            kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), draft(name, "good"));
        }
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), draft("long", "x".repeat(2000)));
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), draft("nul", "\\u0000"));
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), "{\"body\":\"%s".formatted(word("cut")));
        kafka.send(Topic.DRAFTS.topicName(), word("key"), "\"%s\"".formatted(word("text")));
    }

    /** Edited, approved, claimed and sent. @return the draft's id */
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

    /** Approved, claimed and failed, with the extension's own words. */
    void fail() throws IOException, InterruptedException {
        String id = await("failed");
        ok(person.post(row(id) + "/approve", ""));
        report(id, "{\"success\":false,\"claimToken\":\"%s\",\"errorMessage\":\"%s \\u0000\"}");
    }

    /** Skipped, with a reason. */
    void skip() throws IOException, InterruptedException {
        ok(person.post(row(await("skipped")) + "/skip", "{\"reason\":\"%s\"}".formatted(word("reason"))));
    }

    /** Made by hand, and once more than there may be. */
    void draftByHand() throws IOException, InterruptedException {
        ok(person.post(queue(), draft("hand", "good")));
        await("hand");
        refused(person.post(queue(), draft("skipped", "good")));
    }

    /** Requests that are refused, each for another reason. */
    void goWrong(String id) throws IOException, InterruptedException {
        refused(person.post(queue(), "{\"body\":\"%s".formatted(word("halfbody"))));
        refused(person.post(queue(), draft("nobody", "x".repeat(70_000))));
        refused(person.post(queue(), "{\"action\":\"message\",\"body\":\"%s\"}".formatted(word("nourl"))));
        refused(person.post(row(id) + "/approve", "{\"version\":\"%s\"}".formatted(word("version"))));
        refused(person.post(row(id) + "/approve", "[\"%s\"]".formatted(word("array"))));
        refused(extension.post(
                row(id) + "/result", "{\"success\":false,\"claimToken\":\"%s\"}".formatted(word("token"))));
        refused(extension.post(row(id) + "/result", "{\"success\":\"%s\"}".formatted(word("success"))));
        refused(person.post(queue() + "/bulk", "{\"operation\":\"%s\",\"items\":[]}".formatted(word("operation"))));
        refused(person.post(
                row(id) + "/skip",
                "{\"reason\":\"%s\"}".formatted(word("toolong").repeat(30))));
        refused(person.send("POST", queue(), "body=" + word("form"), "application/x-www-form-urlencoded"));
        refused(person.send("POST", queue(), word("plain"), "text/plain"));
        refused(person.send("DELETE", queue(), word("deleted"), "application/json"));
        refused(person.get(queue() + "?limit=" + word("limit")));
        refused(person.get(queue() + "?cursor=" + word("cursor")));
        ok(person.post(
                queue() + "/bulk", "{\"operation\":\"skip\",\"items\":[{\"id\":\"%s\"}]}".formatted(word("item"))));
    }

    /** An extension is paired, its token exchanged for another one, and ended. @return its tokens */
    List<String> pair() throws IOException, InterruptedException {
        String devices = "/api/linkedin/extensions/" + customerId;
        JsonNode paired = json(ok(person.post(devices, "{\"deviceName\":\"%s\"}".formatted(word("device")))));
        telltales.remember(paired.path("token").asString());
        String device = devices + "/" + paired.path("id").asString();
        JsonNode rotated = json(ok(person.post(device + "/rotate", "")));
        telltales.remember(rotated.path("token").asString());
        ok(person.get(devices));
        ok(person.send("PATCH", device, "{\"deviceName\":\"%s\"}".formatted(word("renamed")), "application/json"));
        ok(person.get(queue() + "/audit?q=" + word("renamed")));
        refused(person.post(
                devices, "{\"deviceName\":\"%s\"}".formatted(word("long").repeat(30))));
        ok(person.send("DELETE", device, "", "application/json"));
        return List.of(paired.path("token").asString(), rotated.path("token").asString());
    }

    /** Whoever comes with something that is no valid credential, or not for this. */
    void knockWith(List<Exchange> strangers, String id) throws IOException, InterruptedException {
        for (Exchange stranger : strangers) {
            refused(stranger.get(queue() + "?q=" + word("stranger")));
            refused(stranger.post(
                    row(id) + "/result", "{\"success\":true,\"claimToken\":\"%s\"}".formatted(word("forged"))));
        }
    }

    private void report(String id, String result) throws IOException, InterruptedException {
        JsonNode job;
        do {
            HttpResponse<String> claim = ok(extension.post(queue() + "/next", ""));
            job = json(claim).path("job");
            telltales.remember(job.path("claimToken").asString());
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

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        refusals.add(answer);
    }

    private String queue() {
        return "/api/linkedin/queue/" + customerId;
    }

    private String row(String id) {
        return queue() + "/" + id;
    }

    private static String word(String of) {
        return Telltales.word(of);
    }
}
