package com.heycmo.outreach.problems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIntegrationTests {

    private static final String CUSTOMER = "0d5f7a52-9a3b-4c57-8d0f-6a2b1f3e8c44";
    private static final String THING = "/api/things/" + CUSTOMER;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void timesAreIsoAndFieldsWithoutAValueAreNull() throws Exception {
        HttpResponse<String> answer = send(get(THING));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"missing":null,"at":"2026-11-20T09:30:00.123456Z"}""");
    }

    @Test
    void apiAnswersAreNeitherKeptNorGuessedAt() throws Exception {
        HttpResponse<String> answer = send(get(THING));

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aProblemCarriesItsTypeItsDetailAndItsMembers() throws Exception {
        JsonNode problem = problem(get("/api/things/throwing?what=transition"), 409, "/problems/invalid-transition");

        assertThat(problem.get("title").asString()).isEqualTo("Invalid transition");
        assertThat(problem.get("detail").asString()).isEqualTo("A sent draft stays sent.");
        assertThat(problem.get("currentStatus").asString()).isEqualTo("sent");
        assertThat(problem.get("row").get("missing").isNull()).isTrue();
        assertThat(problem.get("instance").asString()).isEqualTo("/api/things/throwing");
    }

    @Test
    void aRefusedInputIsAnsweredWithItsReasons() throws Exception {
        JsonNode problem = problem(get("/api/things/throwing?what=reasons"), 400, "/problems/validation-failed");

        assertThat(problem.get("reasons").toString()).isEqualTo("""
                [{"code":"body_required","message":"body is required."}]""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka",
                "no-connection",
                "no-transaction",
                "resource",
                "timeout",
                "commit",
                "sqlstate",
                "standby"
            })
    void whatIsAwayIsUnavailableAndLoggedInOneLine(String what, CapturedOutput output) throws Exception {
        HttpRequest request = get("/api/things/throwing?what=" + what);

        problem(request, 503, "/problems/unavailable");

        assertThat(send(request).headers().firstValue("Retry-After")).hasValue("5");
        assertThat(output).contains("Answering 503: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammar", "anything"})
    void aFaultOfOursIsABlank500ThatTellsNothing(String what, CapturedOutput output) throws Exception {
        JsonNode problem = problem(get("/api/things/throwing?what=" + what), 500, "about:blank");

        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(output).as("the log tells it all").contains("\tat ");
    }

    @Test
    void anErrorInAFilterIsAProblemToo() throws Exception {
        JsonNode problem = problem(get("/filter/x"), 500, "about:blank");

        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(problem.get("instance").asString()).isEqualTo("/filter/x");
    }

    @ParameterizedTest
    @CsvSource({
        "no-uuid,403,/problems/forbidden",
        "0d5f7a52-9a3b-4c57-8d0f-6a2b1f3e8c4,403,/problems/forbidden",
        "1-1-1-1-1,403,/problems/forbidden",
        "%20,403,/problems/forbidden",
        "0d5f7a52-9a3b-4c57-8d0f-6a2b1f3e8c44/no-uuid,404,/problems/not-found",
        "0d5f7a52-9a3b-4c57-8d0f-6a2b1f3e8c44/1-1-1-1-1,404,/problems/not-found",
        "no-uuid/no-uuid,403,/problems/forbidden"
    })
    void onlyWholeUuidsAreUuids(String path, int status, String type) throws Exception {
        problem(get("/api/things/" + path), status, type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/things/parameter",
                "/api/things/parameter?number=1",
                "/api/things/parameter?number=x&who=" + CUSTOMER,
                "/api/things/parameter?number=1&who=x",
                "/api/things/parameter?number=99999999999&who=" + CUSTOMER
            })
    void aMissingOrMistypedParameterIsMalformed(String path) throws Exception {
        JsonNode problem = problem(get(path), 400, "/problems/validation-failed");

        assertThat(problem.get("reasons").get(0).get("code").asString()).isEqualTo("malformed");
        assertThat(problem.get("reasons").get(0).get("message").asString()).matches("(number|who) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"text\":",
                "[]",
                "\"text\"",
                "null",
                "{\"text\":\"x\",\"version\":1,\"items\":[]} trailing",
                "{\"text\":1,\"version\":1,\"items\":[]}",
                "{\"text\":true,\"version\":1,\"items\":[]}",
                "{\"text\":{},\"version\":1,\"items\":[]}",
                "{\"text\":\"x\",\"version\":\"1\",\"items\":[]}",
                "{\"text\":\"x\",\"version\":1.5,\"items\":[]}",
                "{\"text\":\"x\",\"version\":true,\"items\":[]}",
                "{\"text\":\"x\",\"version\":null,\"items\":[]}",
                "{\"text\":\"x\",\"version\":99999999999,\"items\":[]}",
                "{\"text\":\"x\",\"version\":1,\"items\":[{\"id\":5}]}",
                "{\"text\":\"x\",\"version\":1,\"items\":{}}"
            })
    void anUnreadableBodyIsMalformedAndNotQuoted(String body) throws Exception {
        JsonNode problem = problem(post("/body", BodyPublishers.ofString(body)), 400, "/problems/validation-failed");

        assertThat(problem.get("reasons")).hasSize(1);
        assertThat(problem.get("reasons").get(0).get("code").asString()).isEqualTo("malformed");
        assertThat(problem.toString()).doesNotContain("Jackson").doesNotContain("heycmo");
    }

    @Test
    void aMalformedBodyNamesTheField() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("{\"text\":\"x\",\"version\":1,\"items\":[{},{\"id\":5}]}");

        JsonNode problem = problem(post("/body", body), 400, "/problems/validation-failed");

        assertThat(problem.get("reasons").get(0).get("message").asString())
                .isEqualTo("items[1].id is missing or has the wrong type.");
    }

    @Test
    void fieldsThatNobodyKnowsAreIgnored() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("{\"text\":\"x\",\"version\":1,\"items\":[],\"more\":[1]}");

        assertThat(send(post("/body", body)).statusCode()).isEqualTo(200);
    }

    @Test
    void aMethodThatIsNotAllowedSaysWhichIs() throws Exception {
        HttpRequest request = request(THING).DELETE().build();

        problem(request, 405, "about:blank");

        assertThat(send(request).headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void aBodyThatIsNotJsonIsAnUnsupportedMediaType() throws Exception {
        HttpRequest request = request(THING + "/body")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        problem(request, 415, "about:blank");
    }

    @Test
    void whoWantsHtmlGetsAProblemAllTheSame() throws Exception {
        problem(request(THING).header("Accept", "text/html").build(), 406, "about:blank");
        problem(request(THING + "/x").header("Accept", "text/html").build(), 406, "about:blank");
        problem(request("/nothing/here").header("Accept", "text/html").build(), 404, "/problems/not-found");
        problem(request("/filter/x").header("Accept", "text/html").build(), 500, "about:blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing/here", "/api/nothing", "/error"})
    void aPathWhereNothingIsIsNotFound(String path) throws Exception {
        problem(get(path), 404, "/problems/not-found");
    }

    @ParameterizedTest
    @CsvSource({"/body,65536,65537", "/result,1048576,1048577"})
    void aBodyIsBoundedWhetherItSaysItsLengthOrNot(String path, int most, int tooMuch) throws Exception {
        assertThat(send(post(path, bodyOf(most))).statusCode()).isIn(200, 400);
        assertThat(send(post(path, chunked(bodyOf(most)))).statusCode()).isIn(200, 400);

        problem(post(path, bodyOf(tooMuch)), 413, "/problems/payload-too-large");
        problem(post(path, chunked(bodyOf(tooMuch))), 413, "/problems/payload-too-large");
    }

    @Test
    void aLongBodyIsRefusedBeforeItIsRead() throws Exception {
        String answer = talk("POST " + THING + "/body HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 99999999999\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a|b{ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/a%2Fb HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/things/parameter?number=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/things/parameter?number=%ED%A0%80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api HTTP/1.1\r\n\r\n"
            })
    void evenARequestThatNeverGetsHereIsAnsweredWithAProblem(String request) throws Exception {
        String answer = talk(request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("<html").doesNotContain("exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/x[1]", "/api/%20%22%7C", "/api/%5B", "/api/;x=%7C", "/api/a%0Ab", "/api/^"})
    void strangePathsAreNotFoundOrRefusedButNeverAFault(String path) throws Exception {
        String answer = talk("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 40").contains("application/problem+json");
    }

    @Test
    void typesThatAreNoneAreRefused() throws Exception {
        problem(request(THING).header("Accept", "no/type/at all").build(), 406, "about:blank");
        problem(
                request(THING + "/body")
                        .header("Content-Type", "no type")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                415,
                "about:blank");
    }

    private String talk(String request) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private JsonNode problem(HttpRequest request, int status, String type) throws Exception {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo(type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        return problem;
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpRequest post(String path, BodyPublisher body) {
        return request(THING + path)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** A JSON object of exactly so many bytes. */
    private static BodyPublisher bodyOf(int bytes) {
        return BodyPublishers.ofString("{\"text\":\"" + "x".repeat(bytes - 11) + "\"}");
    }

    private static BodyPublisher chunked(BodyPublisher body) {
        return BodyPublishers.fromPublisher(body);
    }
}
