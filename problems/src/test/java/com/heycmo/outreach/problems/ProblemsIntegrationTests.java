package com.heycmo.outreach.problems;

import static com.heycmo.outreach.problems.Client.THING;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
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

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIntegrationTests {

    private static final String CUSTOMER = "0d5f7a52-9a3b-4c57-8d0f-6a2b1f3e8c44";

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void timesAreIsoAndFieldsWithoutAValueAreNull() throws Exception {
        HttpResponse<String> answer = client.send(client.get(THING));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"missing":null,"at":"2026-11-20T09:30:00.123456Z"}""");
    }

    @Test
    void apiAnswersForbidCachingAndContentSniffing() throws Exception {
        HttpResponse<String> answer = client.send(client.get(THING));

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aProblemHasTypeDetailAndMembers() throws Exception {
        JsonNode problem =
                client.problem(client.get("/api/things/throwing?what=transition"), 409, "/problems/invalid-transition");

        assertThat(problem.get("title").asString()).isEqualTo("Invalid transition");
        assertThat(problem.get("detail").asString()).isEqualTo("A sent draft stays sent.");
        assertThat(problem.get("currentStatus").asString()).isEqualTo("sent");
        assertThat(problem.get("row").get("missing").isNull()).isTrue();
        assertThat(problem.get("instance").asString()).isEqualTo("/api/things/throwing");
    }

    @Test
    void invalidInputIsAnsweredWithItsReasons() throws Exception {
        JsonNode problem =
                client.problem(client.get("/api/things/throwing?what=reasons"), 400, "/problems/validation-failed");

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
    void anOutageIsA503AndLoggedInOneLine(String what, CapturedOutput output) throws Exception {
        HttpRequest request = client.get("/api/things/throwing?what=" + what);

        client.problem(request, 503, "/problems/unavailable");

        assertThat(client.send(request).headers().firstValue("Retry-After")).hasValue("5");
        assertThat(output).contains("Answering 503: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammar", "anything"})
    void aServerErrorIsA500WithoutDetails(String what, CapturedOutput output) throws Exception {
        JsonNode problem = client.problem(client.get("/api/things/throwing?what=" + what), 500, "about:blank");

        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(output).as("the log has the stack trace").contains("\tat ");
    }

    @Test
    void anExceptionInAFilterIsAnsweredWithAProblem() throws Exception {
        JsonNode problem = client.problem(client.get("/filter/x"), 500, "about:blank");

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
    void onlyUuidsInTheir36CharacterFormAreAccepted(String path, int status, String type) throws Exception {
        client.problem(client.get("/api/things/" + path), status, type);
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
        JsonNode problem = client.problem(client.get(path), 400, "/problems/validation-failed");

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
        JsonNode problem = client.problem(
                client.post(THING + "/body", BodyPublishers.ofString(body)), 400, "/problems/validation-failed");

        assertThat(problem.get("reasons")).hasSize(1);
        assertThat(problem.get("reasons").get(0).get("code").asString()).isEqualTo("malformed");
        assertThat(problem.toString()).doesNotContain("Jackson").doesNotContain("heycmo");
    }

    @Test
    void aMalformedBodyNamesTheField() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("{\"text\":\"x\",\"version\":1,\"items\":[{},{\"id\":5}]}");

        JsonNode problem = client.problem(client.post(THING + "/body", body), 400, "/problems/validation-failed");

        assertThat(problem.get("reasons").get(0).get("message").asString())
                .isEqualTo("items[1].id is missing or has the wrong type.");
    }

    @Test
    void unknownFieldsAreIgnored() throws Exception {
        BodyPublisher body = BodyPublishers.ofString("{\"text\":\"x\",\"version\":1,\"items\":[],\"more\":[1]}");

        assertThat(client.send(client.post(THING + "/body", body)).statusCode()).isEqualTo(200);
    }

    @Test
    void a405NamesTheAllowedMethods() throws Exception {
        HttpRequest request = client.request(THING).DELETE().build();

        client.problem(request, 405, "about:blank");

        assertThat(client.send(request).headers().firstValue("Allow").orElse(""))
                .contains("GET");
    }

    @Test
    void aBodyThatIsNotJsonIsAnUnsupportedMediaType() throws Exception {
        HttpRequest request = client.request(THING + "/body")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        client.problem(request, 415, "about:blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing/here", "/api/nothing", "/error"})
    void anUnknownPathIsNotFound(String path) throws Exception {
        client.problem(client.get(path), 404, "/problems/not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, {}, 200",
        "application/json, '', 200",
        "text/plain, {, 200",
        "no type, {, 200",
        "*/*, {, 200",
        "application/json, {, 400",
        "application/json;charset=nonsense, {, 400",
        "APPLICATION/JSON, {} {}, 400"
    })
    void anOperationWithoutABodyRejectsJsonThatIsNone(String type, String body, int status) throws Exception {
        HttpRequest request = client.request(THING + "/bodyless")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();

        assertThat(client.send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/body", "/bodyless"})
    void aTooLongBodyIsRejectedAlsoWhereNoneIsTaken(String path) throws Exception {
        BodyPublisher endless = BodyPublishers.fromPublisher(BodyPublishers.ofString(" ".repeat(70_000)));

        client.problem(client.post(THING + path, endless), 413, "/problems/payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-16",
                "application/json;version=2",
                "application/*;charset=iso-8859-1",
                "application/json;q=0.1, text/html;q=0.1"
            })
    void parametersOfAcceptDoNotFailWhileTheAnswerIsWritten(String accept) throws Exception {
        HttpRequest request = client.request(THING).header("Accept", accept).build();

        assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void malformedMediaTypesAreRejected() throws Exception {
        client.problem(client.request(THING).header("Accept", "no/type/at all").build(), 406, "about:blank");
        client.problem(
                client.request(THING + "/body")
                        .header("Content-Type", "no type")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                415,
                "about:blank");
        client.problem(
                client.request(THING + "/body")
                        .header("Content-Type", "*/*")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                415,
                "about:blank");
    }
}
