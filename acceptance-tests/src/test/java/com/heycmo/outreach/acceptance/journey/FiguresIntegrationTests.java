package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After random decisions and results, the analytics figures equal the rows in the database. */
class FiguresIntegrationTests {

    private static final int DRAFTS = 60;
    private static final String[] ACTIONS = {"message", "comment", "connection_request"};

    private final Random random = new Random(20_261_126);

    @Test
    void figuresEqualTheRowsInTheDatabase(@TempDir Path directory) {
        try (AllInOneProcess pipeline = AllInOneProcess.unpacked(directory.resolve("data"))
                .with("outreach.demo", "false")
                .with("outreach.expiry.cron", "*/2 * * * * *")
                .with("outreach.rate-limit.per-credential", "1000000")
                .with("outreach.rate-limit.per-address", "1000000")) {
            AllInOneProcess.Endpoints endpoints = pipeline.start();
            publish(endpoints);
            expireSome(endpoints);
            decideOnAll(endpoints);
            sendAll(endpoints);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(figures(endpoints)).isEqualTo(rows(endpoints)));
            assertThat(figures(endpoints))
                    .containsEntry("drafted", (long) DRAFTS)
                    .allSatisfy((figure, count) -> assertThat(count).as(figure).isPositive());
        }
    }

    /** Publishes each draft twice. */
    private static void publish(AllInOneProcess.Endpoints endpoints) {
        KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
        for (int i = 0; i < 2 * DRAFTS; i++) {
            kafka.send(Topic.DRAFTS.topicName(), endpoints.customerId(0).toString(), """
                    {"customerId":"%s","action":"%s","prospectUrl":"linkedin.com/in/person-%d","body":"Hello"}""".formatted(
                            endpoints.customerId(0), ACTIONS[i % 3], i % DRAFTS));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> listed(endpoints, "pending_review").size() == DRAFTS);
    }

    /** Expires five drafts after the last copy was published, and reopens one of them. */
    private static void expireSome(AllInOneProcess.Endpoints endpoints) {
        database(endpoints).sql("""
                        UPDATE linkedin_outreach_queue SET expires_at = now()
                         WHERE id IN (SELECT id FROM linkedin_outreach_queue
                                       WHERE customer_id = :customer ORDER BY id LIMIT 5)
                        """).param("customer", endpoints.customerId(0)).update();
        JsonNode expired = await().atMost(Duration.ofSeconds(30))
                .until(() -> listed(endpoints, "expired"), found -> found.size() == 5);
        post(endpoints, "/" + expired.get(0).path("id").asString() + "/reopen", Map.of());
    }

    private void decideOnAll(AllInOneProcess.Endpoints endpoints) {
        for (JsonNode row : listed(endpoints, "pending_review")) {
            String draft = "/" + row.path("id").asString();
            int version = row.path("version").asInt();
            switch (random.nextInt(6)) {
                case 0 -> post(endpoints, draft + "/skip", Map.of("version", version));
                case 1 -> {
                    Map<String, Object> edit = Map.of("version", version, "body", "Hello there");
                    call(endpoints, endpoints.apiToken(0), "PATCH", draft, edit);
                    post(endpoints, draft + "/approve", Map.of("version", version + 1));
                }
                default -> post(endpoints, draft + "/approve", Map.of("version", version));
            }
        }
    }

    /** Until no job is left or all caps are reached. Of the failed ones, some are reopened and some are corrected to sent. */
    private void sendAll(AllInOneProcess.Endpoints endpoints) {
        String extension = endpoints.extensionToken(0);
        while (true) {
            JsonNode job = call(endpoints, extension, "POST", "/next", Map.of()).path("job");
            if (job.isNull()) {
                return;
            }
            String draft = "/" + job.path("id").asString();
            boolean success = random.nextInt(3) > 0;
            report(endpoints, draft, job, success);
            int followUp = success ? -1 : random.nextInt(3);
            if (followUp == 0) {
                report(endpoints, draft, job, true);
            } else if (followUp == 1) {
                post(endpoints, draft + "/reopen", Map.of());
                if (random.nextBoolean()) {
                    post(endpoints, draft + "/approve", Map.of());
                }
            }
        }
    }

    private static void report(AllInOneProcess.Endpoints endpoints, String draft, JsonNode job, boolean success) {
        call(
                endpoints,
                endpoints.extensionToken(0),
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

    private static Map<String, Long> figures(AllInOneProcess.Endpoints endpoints) {
        Instant now = Instant.now();
        String url = endpoints.text("baseUrl")
                + "/api/linkedin/analytics/%s?from=%s&to=%s&by=action"
                        .formatted(
                                endpoints.customerId(0), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        ApiResponse response = PipelineClient.exchange(
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + endpoints.apiToken(0)));
        Map<String, Long> sums = new TreeMap<>();
        for (JsonNode row : response.body().path("rows")) {
            for (String figure :
                    new String[] {"drafted", "approved", "skipped", "edited", "expired", "revived", "sent", "failed"}) {
                sums.merge(figure, row.path(figure).asLong(), Long::sum);
            }
        }
        return sums;
    }

    private static Map<String, Long> rows(AllInOneProcess.Endpoints endpoints) {
        Map<String, Long> counts = new TreeMap<>();
        database(endpoints)
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
                .param("customer", endpoints.customerId(0))
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private static JdbcClient database(AllInOneProcess.Endpoints endpoints) {
        return JdbcClient.create(new DriverManagerDataSource(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword")));
    }

    private static JsonNode listed(AllInOneProcess.Endpoints endpoints, String status) {
        return call(endpoints, endpoints.apiToken(0), "GET", "?limit=200&status=" + status, Map.of())
                .path("items");
    }

    private static void post(AllInOneProcess.Endpoints endpoints, String path, Map<String, ?> body) {
        call(endpoints, endpoints.apiToken(0), "POST", path, body);
    }

    private static JsonNode call(
            AllInOneProcess.Endpoints endpoints, String token, String method, String path, Map<String, ?> body) {
        ApiResponse response = PipelineClient.exchange(HttpRequest.newBuilder(URI.create(endpoints.queue(0) + path))
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
