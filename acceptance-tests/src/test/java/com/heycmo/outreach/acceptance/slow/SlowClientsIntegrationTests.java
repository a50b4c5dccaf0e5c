package com.heycmo.outreach.acceptance.slow;

import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.Thorough;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow clients do not delay others: no thread waits for one. */
@Tag(Thorough.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningPipeline.Extension.class)
class SlowClientsIntegrationTests {

    private static final int CLIENTS = Thorough.choose(100, 1_000);
    private static final char NONE = 0;

    private final UUID customer = UUID.randomUUID();
    private final RunningPipeline pipeline;
    private final String reviewer = TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer);
    private final String device;

    SlowClientsIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        this.device = pipeline.devices().tokenOf(customer);
    }

    record Slow(String name, String beginning, char next) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void insertDrafts() {
        String longest = "x".repeat(2000);
        IntStream.range(0, 50)
                .forEach(draft ->
                        pipeline.rows().insert(QueueRow.pending(customer).with("body", longest)));
    }

    Stream<Slow> slowClients() {
        return Stream.of(
                new Slow(
                        "bodies of requests without a valid credential",
                        post("/approve", "garbage", "Content-Length: 60000"),
                        'x'),
                new Slow(
                        "bodies with the token of an extension", post("/result", device, "Content-Length: 60000"), 'x'),
                new Slow(
                        "chunked bodies with the token of a person",
                        post("/skip", reviewer, "Transfer-Encoding: chunked"),
                        '0'),
                new Slow(
                        "forms to sign in",
                        head(
                                        "POST /login",
                                        "garbage",
                                        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000")
                                + "\r\n",
                        'x'),
                new Slow("headers", head("GET /api", "garbage", "X-Slow: "), 'x'),
                new Slow(
                        "readers of large answers",
                        head("GET " + queue() + "?limit=50", reviewer, "Accept: application/json") + "\r\n\r\n",
                        NONE));
    }

    @ParameterizedTest
    @MethodSource("slowClients")
    void hundredsOfSlowClientsDoNotDelayAnHonestOne(Slow slow) throws Exception {
        int port = URI.create(pipeline.url("")).getPort();
        honest().isNotDelayedBy(port, CLIENTS, slow.beginning(), slow.next());
    }

    private HonestClient honest() {
        BodyPublisher result = BodyPublishers.ofString("{\"success\":true}");
        return HonestClient.sending(
                new HonestClient.Request(request("/usage", device).GET(), 200),
                new HonestClient.Request(
                        request("/" + UUID.randomUUID() + "/result", device).POST(result), 404),
                new HonestClient.Request(request("?limit=50", reviewer).GET(), 200));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(pipeline.url(queue() + path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private String post(String operation, String token, String length) {
        return head(
                        "POST " + queue() + "/" + UUID.randomUUID() + operation,
                        token,
                        "Content-Type: application/json\r\n" + length)
                + "\r\n\r\n";
    }

    private String head(String request, String token, String headers) {
        return request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + headers;
    }

    private String queue() {
        return "/api/linkedin/queue/" + customer;
    }
}
