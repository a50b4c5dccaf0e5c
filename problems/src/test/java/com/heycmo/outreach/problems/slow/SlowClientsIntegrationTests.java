package com.heycmo.outreach.problems.slow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Bodies that come slowly, and rejections that come before their end. */
@ExtendWith(OutputCaptureExtension.class)
class SlowClientsIntegrationTests extends SlowClientsTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"/api/echo", "/page/echo"})
    void aBodyThatComesLateIsReadInFullAndDelaysNobody(String path) throws Exception {
        Socket slow = send(post(path, "", "Content-Length: 11\r\n") + "hello");
        await().until(() -> clients.count() == 1);

        assertThat(answer(send(post(path, "", "Content-Length: 5\r\n") + "quick")))
                .startsWith("HTTP/1.1 200")
                .endsWith("quick");

        send(slow, " world");
        assertThat(answer(slow)).startsWith("HTTP/1.1 200").endsWith("hello world");
    }

    @Test
    void aChunkedBodyThatComesLateIsReadInFull() throws Exception {
        Socket slow = send(post("/api/echo", "", "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n");

        send(slow, "6\r\n world\r\n0\r\n\r\n");

        assertThat(answer(slow)).startsWith("HTTP/1.1 200").endsWith("hello world");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5\r\n", "5\r\nhello\r\n", "5\r\nhello\r\n0\r\n"})
    void aClientThatClosesItsSideAfterItsBodyGetsTheAnswer(String first) throws Exception {
        Socket socket = send(post("/api/echo", "", "Transfer-Encoding: chunked\r\n") + first);

        send(socket, "5\r\nhello\r\n0\r\n\r\n".substring(first.length()));
        socket.shutdownOutput();

        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("hello");
    }

    @Test
    void aFormThatComesLateHasItsFieldsAndThoseOfTheUrl() throws Exception {
        Socket slow =
                send(post("/page/form?value=a%20b", "", "Content-Length: 17\r\n", "application/x-www-form-urlencoded")
                        + "value=");
        await().until(() -> clients.count() == 1);

        send(slow, "c%3Dd&x=%41");

        assertThat(answer(slow)).startsWith("HTTP/1.1 200").endsWith("a b,c=d");
    }

    @Test
    void aBodyThatStopsIsATimeout(CapturedOutput output) throws Exception {
        Socket slow = send(post("/api/echo", "", "Content-Length: 100\r\n"));

        assertThat(answer(slow)).startsWith("HTTP/1.1 408").contains("did not arrive in time");
        assertThat(output).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n", "Transfer-Encoding: chunked\r\n"})
    void aBodyThatKeepsComingSlowlyIsATimeout(String length) throws Exception {
        Socket slow = send(post("/api/echo", "", length));
        String next = length.startsWith("C") ? "x" : "1\r\nx\r\n";
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            send(slow, next);
            return slow.getInputStream().available() > 0;
        });

        assertThat(answer(slow)).startsWith("HTTP/1.1 408").contains("did not arrive in time");
    }

    /** Within one part of the body: Tomcat reads on until the part is complete. */
    @ParameterizedTest
    @ValueSource(strings = {"5\r\nhello\r\n0\r\nX-Slow: ", "5;", "5\r\nhello\r\n5;"})
    void partsOfAChunkedBodyThatNeverEndAreRejected(String start) throws Exception {
        Socket slow = send(post("/api/echo", "", "Transfer-Encoding: chunked\r\n") + start);
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    send(slow, "x");
                    return slow.getInputStream().available() > 0;
                });

        assertThat(answer(slow)).startsWith("HTTP/1.1 4");
    }

    @Test
    void aFormWithoutALengthIsRejected() throws Exception {
        Socket socket =
                send(post("/page/form", "", "Transfer-Encoding: chunked\r\n", "application/x-www-form-urlencoded"));

        assertThat(answer(socket)).startsWith("HTTP/1.1 411").contains("A form needs a Content-Length.");
    }

    @Test
    void theOldestOfTooManySlowRequestsIsEvicted() throws Exception {
        String request = post("/api/echo", "Authorization: Bearer one\r\n", "Content-Length: 1\r\n");
        Socket oldest = send(request);
        await().until(() -> clients.count() == 1);
        Socket second = send(request);
        await().until(() -> clients.count() == 2);

        Socket third = send(request);

        assertThat(answer(oldest)).startsWith("HTTP/1.1 429").contains("rate-limited");
        for (Socket socket : List.of(second, third)) {
            send(socket, "x");
            assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("x");
        }
    }

    @Test
    void aRejectedRequestIsAnsweredAtOnceAndItsClientDelaysNobody() throws Exception {
        Socket rejected = send(post("/api/echo", "", "Content-Length: 60000\r\n", "image/png"));
        assertThat(answer(rejected)).startsWith("HTTP/1.1 4");
        Socket tooLong = send(post("/api/echo", "", "Content-Length: 70000\r\n"));
        assertThat(answer(tooLong)).startsWith("HTTP/1.1 413");

        assertThat(answer(send(post("/api/echo", "", "Content-Length: 5\r\n") + "quick")))
                .endsWith("quick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3000000\r\n", "Transfer-Encoding: chunked\r\n"})
    void aClientThatIsStillSendingGetsTheRejection(String length) throws Exception {
        Socket socket = send(post("/api/echo", "", length));
        String chunk = length.startsWith("C") ? "x".repeat(10_000) : "2710\r\n" + "x".repeat(10_000) + "\r\n";

        for (int i = 0; i < 300; i++) {
            send(socket, chunk);
        }

        assertThat(answer(socket)).startsWith("HTTP/1.1 413");
    }

    @Test
    void aConnectionIsUsedAgainAfterALateBody() throws Exception {
        Socket socket = send(post("/api/echo", "", "Content-Length: 4\r\n"));
        await().until(() -> clients.count() == 1);
        send(socket, "late");
        assertThat(answer(socket)).contains("HTTP/1.1 200");

        send(socket, post("/api/echo", "Connection: close\r\n", "Content-Length: 5\r\n") + "again");

        assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                .contains("HTTP/1.1 200")
                .endsWith("again");
    }
}
