package com.heycmo.outreach.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsApiIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RANGE = "from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z";

    private final DedicatedServers servers = TestInfrastructure.dedicated();
    private final UUID customer = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init")
    private AnalyticsProcess analytics;

    @BeforeAll
    void start(@TempDir Path directory) {
        String broker = servers.kafka().bootstrapServers();
        KafkaProbe kafka = new KafkaProbe(broker);
        kafka.createTopics(3, Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS, Topic.STATS);
        analytics = new AnalyticsProcess(directory.resolve("one"), broker)
                .with("outreach.analytics.stored", "in_memory")
                .start();
        kafka.send(Topic.OUTCOMES.topicName(), null, outcome("message", "funding_news", "2026-11-20T09:10:00Z"));
        kafka.send(Topic.OUTCOMES.topicName(), null, outcome("message", "=1+1", "2026-11-20T10:10:00Z"));
        kafka.send(Topic.OUTCOMES.topicName(), null, outcome("comment", "funding_news", "2026-11-20T10:20:00Z"));
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> sent(analytics.get(customer, RANGE)) == 3);
    }

    @AfterAll
    void stop() {
        analytics.close();
        servers.close();
    }

    @Test
    void sumsADay() {
        JsonNode rows = JSON.readTree(analytics.get(customer, RANGE).body()).get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).toString()).isEqualTo("""
                        {"bucket":"2026-11-20T00:00:00Z","action":null,"intentSource":null,"variant":null,"drafted":0,\
                        "approved":0,"skipped":0,"edited":0,"expired":0,"revived":0,"sent":3,"failed":0,"invited":0,\
                        "accepted":0,"acceptanceRate":null,"contacted":2,"replied":0,"replyRate":0.0,"failureReasons":[],\
                        "timeToDecision":{"p50Seconds":null,"p90Seconds":null,"count":0},\
                        "timeToSent":{"p50Seconds":null,"p90Seconds":null,"count":0}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket=hour | 2026-11-20T09:00:00Z null null 1, 2026-11-20T10:00:00Z null null 2",
                "bucket=day&by=action | 2026-11-20T00:00:00Z comment null 1, 2026-11-20T00:00:00Z message null 2",
                "by=intentSource | 2026-11-20T00:00:00Z null =1+1 1, 2026-11-20T00:00:00Z null funding_news 2",
                "bucket=hour&from=2026-11-20T09:59:59Z | 2026-11-20T09:00:00Z null null 1, 2026-11-20T10:00:00Z null null 2",
                "bucket=hour&to=2026-11-20T10:00:00Z | 2026-11-20T09:00:00Z null null 1",
                "bucket=hour&from=2026-11-20T11:00:00%2B01:00 | 2026-11-20T10:00:00Z null null 2",
            })
    void groupsAndFiltersAsRequested(String query, String expected) {
        String range = (query.contains("from=") ? "" : "from=2026-11-20T00:00:00Z&")
                + (query.contains("to=") ? "" : "to=2026-11-21T00:00:00Z&");
        StringBuilder rows = new StringBuilder();
        for (JsonNode row :
                JSON.readTree(analytics.get(customer, range + query).body()).get("rows")) {
            rows.append(rows.isEmpty() ? "" : ", ")
                    .append("%s %s %s %s"
                            .formatted(
                                    row.get("bucket").asString(),
                                    text(row.get("action")),
                                    text(row.get("intentSource")),
                                    row.get("sent")));
        }
        assertThat(rows.toString()).isEqualTo(expected);
    }

    @Test
    void csvContainsNoFormula() {
        HttpResponse<String> response = analytics.get(customer + "?by=intentSource&" + RANGE, viewer(), "text/csv");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(response.body().lines().toList())
                .hasSize(3)
                .contains("2026-11-20T00:00:00Z,,'=1+1,,0,0,0,0,0,0,1,0,0,0,,1,0,0.0,,,,0,,,0");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday",
        "to=2026-11-20",
        "bucket=week",
        "by=prospect",
        "from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z",
        "from=2026-11-21T00:00:00Z&to=2026-11-21T00:00:00Z",
        "bucket=hour&from=2026-10-01T00:00:00Z&to=2026-11-20T00:00:00Z",
        "from=2024-10-01T00:00:00Z&to=2026-11-20T00:00:00Z",
        "from=0001-10-01T00:00:00Z&to=2026-11-20T00:00:00Z",
    })
    void rejectsInvalidParameters(String query) {
        HttpResponse<String> response = analytics.get(customer, query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("reasons")).isNotEmpty();
        assertThat(JSON.readTree(response.body()).get("type").asString()).isEqualTo("/problems/validation-failed");
    }

    @Test
    void reportsEveryInvalidParameter() {
        HttpResponse<String> response = analytics.get(customer, "from=a&to=b&bucket=c&by=d");
        assertThat(JSON.readTree(response.body()).get("reasons")).hasSize(4);
    }

    @Test
    void showsFiguresOnlyToPeopleOfTheCustomer() {
        String path = customer + "?" + RANGE;
        assertThat(status(path, viewer())).isEqualTo(200);
        assertThat(status(path, TestIssuer.shared().reviewer(UUID.randomUUID(), customer)))
                .isEqualTo(200);
        assertThat(status(path, TestIssuer.shared().reviewer(UUID.randomUUID(), UUID.randomUUID())))
                .isEqualTo(403);
        assertThat(status("not-a-uuid", viewer())).isEqualTo(403);
        assertThat(status(path, null)).isEqualTo(401);
        assertThat(status(path, "nonsense")).isEqualTo(401);
        assertThat(status(path, TestIssuer.stranger().reviewer(UUID.randomUUID(), customer)))
                .isEqualTo(401);
        assertThat(status(path, ExtensionToken.generate(new SecureRandom()).reveal()))
                .isEqualTo(401);
        assertThat(status(customer + "/more", viewer())).isEqualTo(404);
    }

    private int status(String path, @Nullable String token) {
        HttpResponse<String> response = analytics.get(path, token, "application/json");
        if (response.statusCode() != 200) {
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        return response.statusCode();
    }

    private String viewer() {
        return TestIssuer.shared().token(UUID.randomUUID(), customer + ":viewer");
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }

    private static long sent(HttpResponse<String> response) {
        long sum = 0;
        for (JsonNode row : JSON.readTree(response.body()).path("rows")) {
            sum += row.get("sent").asLong();
        }
        return sum;
    }

    private String outcome(String action, String source, String at) {
        return """
                {"eventId":"%s","type":"sent","customerId":"%s","draftId":"%s","action":"%s","intentSource":"%s",
                 "occurredAt":"%s","sequence":1}""".formatted(UUID.randomUUID(), customer, UUID.randomUUID(), action, source, at);
    }
}
