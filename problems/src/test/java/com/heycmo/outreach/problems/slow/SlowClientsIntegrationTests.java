package com.heycmo.outreach.problems.slow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** With a single thread for requests, so that a thread that waits for a client would stop everything. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.tomcat.threads.max=1",
            "server.tomcat.connection-timeout=2s",
            "server.compression.enabled=true",
            "outreach.slow-clients.per-credential=2",
            "outreach.slow-clients.slow-after=0s",
            "outreach.slow-clients.body-timeout=3s",
            "outreach.slow-clients.answer-timeout=3s"
        })
@Timeout(20)
@ExtendWith(OutputCaptureExtension.class)
class SlowClientsIntegrationTests {

    private static final int LARGE = 8_000_000;
    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private final List<Socket> sockets = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private SlowClients clients;

    @SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
    static class EchoApplication {

        @RestController
        static class EchoController {

            @PostMapping({"/api/echo", "/page/echo"})
            String echo(@RequestBody String body) {
                return body;
            }

            @PostMapping("/page/form")
            String form(@RequestParam List<String> value) {
                return String.join(",", value);
            }

            @GetMapping("/api/large")
            String large() {
                return "x".repeat(LARGE);
            }

            /** Stays large when it is compressed. */
            @GetMapping("/api/random")
            String random() {
                return randomText();
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        await().until(() -> clients.count() == 0);
    }

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
    void aClientThatDoesNotReadItsAnswerDelaysNobody() throws Exception {
        for (int i = 0; i < 2; i++) {
            send("GET /api/large HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer one\r\n\r\n");
        }
        await().until(() -> clients.count() == 2);

        assertThat(answer(send(post("/api/echo", "", "Content-Length: 5\r\n") + "quick")))
                .endsWith("quick");
    }

    @Test
    void aSlowReaderGetsTheWholeAnswer() throws Exception {
        Socket slow = send("GET /api/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        await().until(() -> clients.count() == 1);

        String answer = new String(slow.getInputStream().readAllBytes(), ISO_8859_1);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: " + LARGE);
        assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(LARGE);
    }

    @Test
    void aSlowReaderGetsTheWholeCompressedAnswerAndDelaysNobody() throws Exception {
        Socket slow = send("GET /api/random HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
        await().until(() -> clients.count() == 1);
        assertThat(answer(send(post("/api/echo", "", "Content-Length: 5\r\n") + "quick")))
                .endsWith("quick");

        // From now on it hurries, because a busy machine would not send so much in small steps within the time limit.
        slow.setReceiveBufferSize(1 << 16);
        InputStream in = slow.getInputStream();
        assertThat(line(in)).startsWith("HTTP/1.1 200");
        assertThat(Stream.generate(() -> line(in))
                        .takeWhile(header -> !header.isEmpty())
                        .toList())
                .contains("Content-Encoding: gzip", "Transfer-Encoding: chunked");
        byte[] answer = chunks(in);
        assertThat(answer.length).isLessThan(LARGE);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer)).readAllBytes())
                .asString(ISO_8859_1)
                .isEqualTo(randomText());
        // The connection can be used again.
        send(slow, post("/api/echo", "", "Content-Length: 5\r\n") + "again");
        assertThat(answer(slow)).endsWith("again");
    }

    private static String randomText() {
        return new Random(1)
                .ints(LARGE, '0', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunk(in); length > 0; length = chunk(in)) {
            body.write(in.readNBytes(length));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) {
        StringBuilder line = new StringBuilder();
        try {
            for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
                line.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().strip();
    }

    @ParameterizedTest
    @CsvSource({"/api/large,", "/api/random,Accept-Encoding: gzip"})
    void anAnswerThatNobodyReadsIsBrokenOff(String path, @Nullable String header) throws Exception {
        String more = header == null ? "" : header + "\r\n";
        Socket slow = send("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, more));
        await().until(() -> clients.count() == 1);
        await().until(() -> clients.count() == 0);

        try {
            assertThat(slow.getInputStream().readAllBytes()).hasSizeLessThan(LARGE);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
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

    private static String post(String path, String headers, String length) {
        return post(path, headers, length, "text/plain");
    }

    private static String post(String path, String headers, String length, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + headers + length
                + "\r\n";
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(2048);
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        send(socket, request);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** A small answer, which arrives in one part. */
    private static String answer(Socket socket) throws IOException {
        byte[] buffer = new byte[4096];
        return new String(buffer, 0, Math.max(0, socket.getInputStream().read(buffer)), ISO_8859_1);
    }
}
