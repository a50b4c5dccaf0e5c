package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Access rules of the paths that extensions call. */
class AccessIntegrationTests extends DispatchTestBase {

    private static final String CHROME = "chrome-extension://" + EXTENSION_ID;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private TestDevices devices;

    @Test
    void rejectsClaimsAndResultsOfPeople() throws Exception {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String reviewer = TestIssuer.shared().reviewer(UUID.randomUUID(), customerId);

        assertThat(send(reviewer, "/next", request -> request).statusCode()).isEqualTo(403);
        assertThat(send(reviewer, "/" + id + "/result", request -> request.POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        for (String operation : List.of("/release", "/extend")) {
            assertThat(send(reviewer, "/" + id + operation, request -> request.POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(rows.read(customerId, id)).containsEntry("claims", 0);
    }

    @Test
    void keepsTheLockOfARevokedDeviceAndRequiresAValidTokenForItsResult() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        TestDevices.Paired device = devices.pair(customerId);
        Extension revoked = extensionOf(customerId, device.token());
        String claim = revoked.claim().token();

        devices.revoke(customerId, device.id());

        assertThat(revoked.report(id, true, claim).status()).isEqualTo(401);
        assertThat(extension.claim().job().isNull()).isTrue();
        assertThat(extension.report(id, true, claim).json().path("status").asString())
                .isEqualTo("sent");
    }

    @Test
    void givesTwoDevicesWithTheSameKeyDifferentJobs() {
        rows.insert(QueueRow.approved(customerId));
        rows.insert(QueueRow.approved(customerId));
        Extension other = extensionOf(customerId, devices.pair(customerId).token());

        UUID first = extension.claim("key").jobId();

        assertThat(other.claim("key").jobId()).isNotEqualTo(first);
        assertThat(extension.claim("key").jobId()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Purpose, prefetch", "Sec-Purpose, prefetch;prerender", "Purpose, prefetch"})
    void rejectsPrefetchRequestsOfBrowsers(String header, String value) throws Exception {
        UUID id = rows.insert(QueueRow.approved(customerId));

        HttpResponse<String> answer = send(token(), "/next", request -> request.header(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(rows.read(customerId, id)).containsEntry("claims", 0);
    }

    @Test
    void rejectsNavigationFromAnotherSite() throws Exception {
        HttpResponse<String> answer = send(
                token(),
                "/next",
                request -> request.header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "navigate"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/next, GET",
        "/next, POST",
        "/id/release, POST",
        "/id/extend, POST",
        "/usage, GET",
        "/../../extension, GET",
        "/../../extension/state, PUT"
    })
    void allowsTheConfiguredExtensionByCors(String path, String method) throws Exception {
        HttpResponse<String> preflight = preflight(CHROME, path, method);

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(CHROME);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba, /next",
        "https://example.com, /next",
        "null, /next",
        "http://[::1, /next",
        CHROME + ", /pause",
        CHROME + ", ''"
    })
    void answersPreflightsOfOtherOriginsAndForOtherPathsWithoutCorsHeaders(String origin, String path)
            throws Exception {
        HttpResponse<String> preflight = preflight(origin, path, "GET");

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.body()).isEmpty();
        assertThat(corsHeaders(preflight)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba",
                "moz-extension://0d5f7a52-9a3b-4c57-8d0f-6a2b1f3e8c44",
                "https://example.com",
                "https://www.linkedin.com",
                "null",
                "http://[::1",
                "nonsense",
                "https://a.example https://b.example"
            })
    void servesAValidTokenWhateverTheOriginWithoutCorsHeaders(String origin) throws Exception {
        UUID id = rows.insert(QueueRow.approved(customerId));

        HttpResponse<String> claimByGet = send(token(), "/next", request -> request.header("Origin", origin));
        HttpResponse<String> claim = send(
                token(), "/next", request -> request.header("Origin", origin).POST(BodyPublishers.noBody()));
        HttpResponse<String> result = send(
                token(),
                "/" + id + "/result",
                request -> request.header("Origin", origin).POST(BodyPublishers.ofString("{\"success\":true}")));

        assertThat(List.of(claimByGet, claim, result)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(corsHeaders(answer)).isEmpty();
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
        });
        assertThat(rows.read(customerId, id)).containsEntry("status", "sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHROME, "https://example.com"})
    void anOriginIsNoCredential(String origin) throws Exception {
        assertThat(send("hcx_nonsense", "/next", request -> request.header("Origin", origin))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theConfiguredExtensionCanReadRejections() throws Exception {
        UUID unclaimed = rows.insert(QueueRow.approved(customerId));
        String result = "/" + unclaimed + "/result";
        BodyPublisher tooLarge = BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]);

        HttpResponse<String> unauthorized = send("hcx_nonsense", "/next", request -> request.header("Origin", CHROME));
        HttpResponse<String> conflict = send(
                token(),
                result,
                request -> request.header("Origin", CHROME).POST(BodyPublishers.ofString("{\"success\":true}")));
        HttpResponse<String> large = send(
                token(), result, request -> request.header("Origin", CHROME).POST(tooLarge));

        assertThat(List.of(unauthorized, conflict, large))
                .extracting(HttpResponse::statusCode)
                .containsExactly(401, 409, 413);
        assertThat(List.of(unauthorized, conflict, large)).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(CHROME);
            assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                    .contains("Retry-After");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void doesNotParseMultipartForms(String type) throws Exception {
        HttpResponse<String> claim = send(
                token(),
                "/next",
                request -> request.setHeader("Content-Type", type).POST(BodyPublishers.ofString("--x")));
        HttpResponse<String> result = send(
                token(),
                "/" + UUID.randomUUID() + "/result",
                request -> request.setHeader("Content-Type", type).POST(BodyPublishers.ofString("--x")));

        assertThat(claim.statusCode()).isEqualTo(200);
        assertThat(result.statusCode()).isEqualTo(415);
    }

    @Test
    void setsSecurityHeadersOnEveryResponse() throws Exception {
        for (String token : new String[] {token(), "hcx_nonsense"}) {
            HttpResponse<String> answer = send(token, "/next", request -> request);

            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    private static List<String> corsHeaders(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
    }

    private HttpResponse<String> preflight(String origin, String path, String method)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(queue(path))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "authorization")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String token, String path, UnaryOperator<HttpRequest.Builder> change)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(queue(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        return HTTP.send(change.apply(request).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token() {
        return devices.tokenOf(customerId);
    }

    private URI queue(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/linkedin/queue/" + customerId + path)
                .normalize();
    }
}
