package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.acceptance.connections.HonestClient;
import com.heycmo.outreach.acceptance.connections.SlowRequests;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.Thorough;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** Slow clients of every kind at once, and an honest one beside them, of one service after the other. */
final class SlowClientsOfServices {

    private static final int OF_EACH_KIND = Thorough.choose(60, 1_000);

    /** Each may have six streams. */
    private static final int PEOPLE = Thorough.choose(4, 90);

    private final ServiceProcesses services;
    private final UUID customer = UUID.randomUUID();
    private final String reviewer = TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer);
    private final String device;
    private final SlowRequests slow;

    SlowClientsOfServices(ServiceProcesses services, TestDatabase database) {
        this.services = services;
        this.device = database.devices().tokenOf(customer);
        this.slow = SlowRequests.of(customer, reviewer, device);
        for (int draft = 0; draft < 50; draft++) {
            database.rows().insert(QueueRow.pending(customer).with("body", "x".repeat(2000)));
        }
    }

    void doNotDelayOthers(String module) throws IOException, InterruptedException {
        switch (module) {
            case "approval-service" -> ofApproval(services.baseUrl(module));
            case "dispatch-service" -> ofDispatch(services.baseUrl(module));
            default -> ofIngest(services.baseUrl(module));
        }
    }

    private void ofApproval(String url) throws IOException, InterruptedException {
        HonestClient.sending(
                        new HonestClient.Request(request(url + slow.queue() + "?limit=50", reviewer), 200),
                        post(url + slow.queue() + "/" + UUID.randomUUID() + "/approve", reviewer, "{\"version\":1}"))
                .isNotDelayedBy(
                        port(url),
                        OF_EACH_KIND,
                        slow.headers(),
                        slow.rejectedBodies(),
                        slow.bodiesOfPeople(),
                        slow.rejectedChunks(),
                        slow.chunksOfPeople(),
                        slow.chunkHeaders(),
                        slow.signIns(),
                        slow.readers(),
                        slow.streams(customer, SignedIn.sessions(url, customer, PEOPLE)));
    }

    private void ofDispatch(String url) throws IOException, InterruptedException {
        HonestClient.sending(
                        new HonestClient.Request(request(url + "/api/linkedin/extension", device), 200),
                        post(url + slow.queue() + "/" + UUID.randomUUID() + "/result", device, "{\"success\":true}"))
                .isNotDelayedBy(
                        port(url),
                        OF_EACH_KIND,
                        slow.headers(),
                        slow.rejectedBodies(),
                        slow.bodiesOfExtensions(),
                        slow.rejectedChunks(),
                        slow.chunksOfExtensions());
    }

    /** It has no operation. */
    private void ofIngest(String url) throws IOException, InterruptedException {
        HonestClient.sending(new HonestClient.Request(HttpRequest.newBuilder(URI.create(url)), 404))
                .isNotDelayedBy(port(url), OF_EACH_KIND, slow.headers(), slow.rejectedBodies(), slow.rejectedChunks());
    }

    static void ofAnalytics(ServiceProcess analytics) throws IOException, InterruptedException {
        UUID customer = UUID.randomUUID();
        String reviewer = TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer);
        SlowRequests slow = SlowRequests.of(customer, reviewer, "");
        String figures = analytics.baseUrl() + "/api/linkedin/analytics/" + customer
                + "?bucket=day&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z";
        HonestClient.sending(new HonestClient.Request(request(figures, reviewer), 200))
                .isNotDelayedBy(
                        analytics.port(),
                        OF_EACH_KIND,
                        slow.headers(),
                        slow.rejectedBodies(),
                        slow.bodiesOfPeople(),
                        slow.rejectedChunks(),
                        slow.chunksOfPeople());
    }

    private static HonestClient.Request post(String url, String token, String json) {
        return new HonestClient.Request(request(url, token).POST(BodyPublishers.ofString(json)), 404);
    }

    private static HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static int port(String url) {
        return URI.create(url).getPort();
    }
}
