package com.heycmo.outreach.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.KafkaProbe.Mark;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running application and one database. Each test uses its own customer. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // Each rejection logs a line, and these tests cause hundreds.
        properties = "logging.level.com.heycmo.outreach.ingest.rejection=error")
@UseTestInfrastructure
abstract class IngestTestBase {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static final String DRAFTS = Topic.DRAFTS.topicName();
    static final String REJECTED = Topic.REJECTED_DRAFTS.topicName();

    final UUID customer = UUID.randomUUID();

    @Autowired
    KafkaProbe kafka;

    @Autowired
    QueueRows rows;

    @Autowired
    TestDatabase database;

    @LocalManagementPort
    private int managementPort;

    private final ConsumerGroup group =
            new ConsumerGroup(TestInfrastructure.get().bootstrapServers(), "outreach-drafting-ingest");

    @BeforeEach
    final void awaitReadiness() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    final void awaitNoLag() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(group.lag()).isEmpty());
    }

    final byte[] marker() {
        return customer.toString().getBytes(UTF_8);
    }

    final List<ConsumerRecord<byte[], byte[]>> rejectedSince(Mark mark) {
        return kafka.since(mark).stream()
                .filter(found -> customer.toString().equals(KafkaProbe.header(found, "test")))
                .toList();
    }

    static byte @Nullable [] original(JsonNode value) {
        if (value.get("original").isNull()) {
            return null;
        }
        String original = value.get("original").stringValue();
        return value.has("originalEncoding") ? Base64.getDecoder().decode(original) : original.getBytes(UTF_8);
    }

    final HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(managementPort, path)))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(ConsumerRecord<byte[], byte[]> found) {
        return JsonMapper.shared().readTree(found.value());
    }

    static List<String> codes(JsonNode value) {
        return value.get("reasons")
                .valueStream()
                .map(reason -> reason.get("code").stringValue())
                .toList();
    }
}
