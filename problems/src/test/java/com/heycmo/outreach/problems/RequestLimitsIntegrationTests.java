package com.heycmo.outreach.problems;

import static com.heycmo.outreach.problems.Client.THING;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
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

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class RequestLimitsIntegrationTests {

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource({"/body,65536,65537", "/result,1048576,1048577"})
    void aBodyIsLimitedWithAndWithoutContentLength(String path, int most, int tooMuch) throws Exception {
        assertThat(client.send(client.post(THING + path, bodyOf(most))).statusCode())
                .isIn(200, 400);
        assertThat(client.send(client.post(THING + path, chunked(bodyOf(most)))).statusCode())
                .isIn(200, 400);

        client.problem(client.post(THING + path, bodyOf(tooMuch)), 413, "/problems/payload-too-large");
        client.problem(client.post(THING + path, chunked(bodyOf(tooMuch))), 413, "/problems/payload-too-large");
    }

    @Test
    void aTooLargeContentLengthIsRejectedBeforeTheBodyIsRead() throws Exception {
        String answer = client.sendRaw(
                "POST " + THING + "/body HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 99999999999\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").containsOnlyOnce("/problems/payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a|b{ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/a%2Fb HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/things/parameter?number=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/things/parameter?number=%ED%A0%80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api HTTP/1.1\r\n\r\n",
                "GET // HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/things/x;a=% HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/things/x HTTP/2.0\r\nHost: localhost\r\n\r\n",
                "POST /api/things/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: bogus\r\n\r\n"
            })
    void aRequestThatTomcatRejectsIsAnsweredWithAProblem(String request) throws Exception {
        String answer = client.sendRaw(request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("<html").doesNotContain("exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 99\r\n\r\n{\"text\":",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n99\r\n{\"text\":"
            })
    void aTruncatedBodyIsMalformed(String rest, CapturedOutput output) throws Exception {
        String answer = client.sendRaw("POST " + THING + "/body HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\n" + rest);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .containsOnlyOnce("\"status\":400");
        assertThat(output).as("no server error in the log").doesNotContain("Answering 500", "committed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/body", "/bodyless"})
    void aBodyThatIsTooLongAndTruncatedHasOneAnswer(String path) throws Exception {
        String answer = client.sendRaw("POST " + THING + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10002\r\n" + "x".repeat(65_537));

        assertThat(answer).startsWith("HTTP/1.1 413").containsOnlyOnce("\"status\":413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/x[1]", "/api/%20%22%7C", "/api/%5B", "/api/;x=%7C", "/api/a%0Ab", "/api/^"})
    void strangePathsAreNeverAServerError(String path) throws Exception {
        String answer = client.sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 40").contains("application/problem+json");
    }

    /** A JSON object with exactly this size. */
    private static BodyPublisher bodyOf(int bytes) {
        return BodyPublishers.ofString("{\"text\":\"" + "x".repeat(bytes - 11) + "\"}");
    }

    private static BodyPublisher chunked(BodyPublisher body) {
        return BodyPublishers.fromPublisher(body);
    }
}
