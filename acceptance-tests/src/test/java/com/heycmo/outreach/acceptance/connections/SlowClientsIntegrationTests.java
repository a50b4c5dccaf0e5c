package com.heycmo.outreach.acceptance.connections;

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

    private final UUID customer = UUID.randomUUID();
    private final RunningPipeline pipeline;
    private final String reviewer = TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer);
    private final String device;

    SlowClientsIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        this.device = pipeline.devices().tokenOf(customer);
    }

    @BeforeAll
    void insertDrafts() {
        String longest = "x".repeat(2000);
        IntStream.range(0, 50)
                .forEach(draft ->
                        pipeline.rows().insert(QueueRow.pending(customer).with("body", longest)));
    }

    Stream<SlowClient> slowClients() {
        SlowRequests requests = SlowRequests.of(customer, reviewer, device);
        return Stream.of(
                requests.rejectedBodies(),
                requests.bodiesOfExtensions(),
                requests.chunkHeaders(),
                requests.chunksOfPeople(),
                requests.signIns(),
                requests.headers(),
                requests.readers());
    }

    @ParameterizedTest
    @MethodSource("slowClients")
    void hundredsOfSlowClientsDoNotDelayAnHonestOne(SlowClient slow) throws Exception {
        honest().isNotDelayedBy(URI.create(pipeline.url("")).getPort(), CLIENTS, slow);
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

    private String queue() {
        return "/api/linkedin/queue/" + customer;
    }
}
