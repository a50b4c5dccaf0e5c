package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After random decisions and results, the analytics figures equal the rows in the database. */
@ExtendWith(RunningPipeline.Extension.class)
class FiguresIntegrationTests {

    private static final int DRAFTS = 60;
    private static final String[] ACTIONS = {"message", "comment", "connection_request"};

    private final Random random = new Random(20_261_126);
    /** The same in each run, because the order of the drafts depends on it. */
    private final UUID customerId = UUID.fromString("7b0d5a1e-64c8-4f27-9d3a-2c8e91f6b405");

    private final String reviewer = TestIssuer.shared().reviewer(QueueRow.REVIEWER, customerId);
    private final RunningPipeline pipeline;
    private final String extension;

    FiguresIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        this.extension = pipeline.devices().tokenOf(customerId);
    }

    @Test
    void figuresEqualTheRowsInTheDatabase() {
        publish();
        expireSome();
        decideOnAll();
        sendAll();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(figures()).isEqualTo(rows()));
        assertThat(figures())
                .containsEntry("drafted", (long) DRAFTS)
                .allSatisfy((figure, count) -> assertThat(count).as(figure).isPositive());
    }

    /** Publishes each draft twice. */
    private void publish() {
        KafkaProbe kafka = pipeline.kafka();
        for (int i = 0; i < 2 * DRAFTS; i++) {
            kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), """
                    {"customerId":"%s","action":"%s","prospectUrl":"linkedin.com/in/person-%d","body":"Hello"}""".formatted(
                            customerId, ACTIONS[i % 3], i % DRAFTS));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> listed("pending_review").size() == DRAFTS);
    }

    /** Expires five drafts after the last copy was published, and reopens one of them. */
    private void expireSome() {
        pipeline.database().sql("""
                        UPDATE linkedin_outreach_queue SET expires_at = now()
                         WHERE id IN (SELECT id FROM linkedin_outreach_queue
                                       WHERE customer_id = :customer ORDER BY id LIMIT 5)
                        """).param("customer", customerId).update();
        JsonNode expired =
                await().atMost(Duration.ofSeconds(30)).until(() -> listed("expired"), found -> found.size() == 5);
        post("/" + expired.get(0).path("id").asString() + "/reopen", Map.of());
    }

    private void decideOnAll() {
        for (JsonNode row : listed("pending_review")) {
            String draft = "/" + row.path("id").asString();
            int version = row.path("version").asInt();
            switch (random.nextInt(6)) {
                case 0 -> post(draft + "/skip", Map.of("version", version));
                case 1 -> {
                    Map<String, Object> edit = Map.of("version", version, "body", "Hello there");
                    call(reviewer, "PATCH", draft, edit);
                    post(draft + "/approve", Map.of("version", version + 1));
                }
                default -> post(draft + "/approve", Map.of("version", version));
            }
        }
    }

    /** Until no job is left or all caps are reached. Of the failed ones, some are reopened and some are corrected to sent. */
    private void sendAll() {
        while (true) {
            JsonNode job = call(extension, "POST", "/next", Map.of()).path("job");
            if (job.isNull()) {
                return;
            }
            String draft = "/" + job.path("id").asString();
            boolean success = random.nextInt(3) > 0;
            report(draft, job, success);
            int followUp = success ? -1 : random.nextInt(3);
            if (followUp == 0) {
                report(draft, job, true);
            } else if (followUp == 1) {
                post(draft + "/reopen", Map.of());
                if (random.nextBoolean()) {
                    post(draft + "/approve", Map.of());
                }
            }
        }
    }

    private void report(String draft, JsonNode job, boolean success) {
        call(
                extension,
                "POST",
                draft + "/result",
                success
                        ? Map.of(
                                "success",
                                true,
                                "claimToken",
                                job.path("claimToken").asString())
                        : Map.of(
                                "success",
                                false,
                                "claimToken",
                                job.path("claimToken").asString(),
                                "errorMessage",
                                "Profile not found"));
    }

    private Map<String, Long> figures() {
        Instant now = Instant.now();
        String url = pipeline.url("/api/linkedin/analytics/%s?from=%s&to=%s&by=action"
                .formatted(customerId, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))));
        ApiResponse response = PipelineClient.exchange(
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + reviewer));
        Map<String, Long> sums = new TreeMap<>();
        for (JsonNode row : response.body().path("rows")) {
            for (String figure :
                    new String[] {"drafted", "approved", "skipped", "edited", "expired", "revived", "sent", "failed"}) {
                sums.merge(figure, row.path(figure).asLong(), Long::sum);
            }
        }
        return sums;
    }

    private Map<String, Long> rows() {
        Map<String, Long> counts = new TreeMap<>();
        pipeline.database()
                .sql("""
                        SELECT 'drafted' AS figure, count(*) FROM linkedin_outreach_queue WHERE customer_id = :customer
                        UNION ALL
                        SELECT CASE what WHEN 'reopened' THEN 'revived' ELSE what END, count(*)
                          FROM linkedin_outreach_audit
                         WHERE customer_id = :customer
                           AND what IN ('approved', 'skipped', 'edited', 'expired', 'revived', 'reopened')
                         GROUP BY 1
                        UNION ALL
                        SELECT what, count(*)
                          FROM (SELECT DISTINCT ON (draft_id) what FROM linkedin_outreach_audit
                                 WHERE customer_id = :customer AND what IN ('sent', 'failed')
                                 ORDER BY draft_id, seq DESC) AS latest
                         GROUP BY what
                        """)
                .param("customer", customerId)
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private JsonNode listed(String status) {
        return call(reviewer, "GET", "?limit=200&status=" + status, Map.of()).path("items");
    }

    private void post(String path, Map<String, ?> body) {
        call(reviewer, "POST", path, body);
    }

    private JsonNode call(String token, String method, String path, Map<String, ?> body) {
        ApiResponse response = PipelineClient.exchange(HttpRequest.newBuilder(
                        URI.create(pipeline.url("/api/linkedin/queue/" + customerId + path)))
                .method(
                        method,
                        method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Bearer " + token));
        assertThat(response.ok()).as("%s %s: %s", method, path, response).isTrue();
        return response.body();
    }
}
