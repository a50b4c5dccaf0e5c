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
    private final Exchange api;
    private final UUID customerId;
    private final List<HttpResponse<String>> refusals = new ArrayList<>();

    Journey(AllInOneProcess.Endpoints endpoints, Exchange api, Telltales telltales) {
        this.kafka = new KafkaProbe(endpoints.bootstrapServers());
        this.customerId = endpoints.customerId(0);
        this.api = api;
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
        ok(api.send("PATCH", row(id), """
                {"body":"%s","version":1}""".formatted(word("edited")), "application/json"));
        ok(api.post(row(id) + "/approve", "{\"version\":2}"));
        ok(api.post(row(id) + "/approve", "{\"version\":2}"));
        report(id, """
                {"success":true,"claimToken":"%s","sentBodySha256":"%2$s","resultUrl":"https://evil.test/%2$s"}""");
        return id;
    }

    /** Approved, claimed and failed, with the extension's own words. */
    void fail() throws IOException, InterruptedException {
        String id = await("failed");
        ok(api.post(row(id) + "/approve", ""));
        report(id, "{\"success\":false,\"claimToken\":\"%s\",\"errorMessage\":\"%s \\u0000\"}");
    }

    /** Skipped, with a reason. */
    void skip() throws IOException, InterruptedException {
        ok(api.post(row(await("skipped")) + "/skip", "{\"reason\":\"%s\"}".formatted(word("reason"))));
    }

    /** Made by hand, and once more than there may be. */
    void draftByHand() throws IOException, InterruptedException {
        ok(api.post(queue(), draft("hand", "good")));
        await("hand");
        refused(api.post(queue(), draft("skipped", "good")));
    }

    /** Requests that are refused, each for another reason. */
    void goWrong(String id) throws IOException, InterruptedException {
        refused(api.post(queue(), "{\"body\":\"%s".formatted(word("halfbody"))));
        refused(api.post(queue(), draft("nobody", "x".repeat(70_000))));
        refused(api.post(queue(), "{\"action\":\"message\",\"body\":\"%s\"}".formatted(word("nourl"))));
        refused(api.post(row(id) + "/approve", "{\"version\":\"%s\"}".formatted(word("version"))));
        refused(api.post(row(id) + "/approve", "[\"%s\"]".formatted(word("array"))));
        refused(api.post(row(id) + "/result", "{\"success\":false,\"claimToken\":\"%s\"}".formatted(word("token"))));
        refused(api.post(row(id) + "/result", "{\"success\":\"%s\"}".formatted(word("success"))));
        refused(api.post(queue() + "/bulk", "{\"operation\":\"%s\",\"items\":[]}".formatted(word("operation"))));
        refused(api.post(
                row(id) + "/skip",
                "{\"reason\":\"%s\"}".formatted(word("toolong").repeat(30))));
        refused(api.send("POST", queue(), "body=" + word("form"), "application/x-www-form-urlencoded"));
        refused(api.send("POST", queue(), word("plain"), "text/plain"));
        refused(api.send("DELETE", queue(), word("deleted"), "application/json"));
        refused(api.get(queue() + "?limit=" + word("limit")));
        refused(api.get(queue() + "?cursor=" + word("cursor")));
        ok(api.post(queue() + "/bulk", "{\"operation\":\"skip\",\"items\":[{\"id\":\"%s\"}]}".formatted(word("item"))));
    }

    private void report(String id, String result) throws IOException, InterruptedException {
        JsonNode job;
        do {
            HttpResponse<String> claim = ok(api.post(queue() + "/next", ""));
            job = JsonMapper.shared().readTree(claim.body()).path("job");
            telltales.remember(job.path("claimToken").asString());
        } while (!id.equals(job.path("id").asString()));
        String token = job.path("claimToken").asString();
        ok(api.post(row(id) + "/result", result.formatted(token, word("result"))));
    }

    private String await(String name) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> find(name), found -> !found.isEmpty());
    }

    private String find(String name) throws IOException, InterruptedException {
        HttpResponse<String> found = ok(api.get(queue() + "?q=" + word(name)));
        return JsonMapper.shared()
                .readTree(found.body())
                .path("items")
                .path(0)
                .path("id")
                .asString("");
    }

    private String draft(String name, String tail) {
        return """
                {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/%3$s","prospectName":"%2$s %3$s",\
                "prospectCompany":"%2$s","prospectRole":"%2$s","intentSource":"%2$s","intentReason":"%2$s",\
                "body":"%2$s %4$s"}""".formatted(customerId, word("person"), word(name), tail);
    }

    private HttpResponse<String> ok(HttpResponse<String> answer) {
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
