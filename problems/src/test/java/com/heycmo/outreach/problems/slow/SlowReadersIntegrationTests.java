package com.heycmo.outreach.problems.slow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are read slowly, or not at all. */
class SlowReadersIntegrationTests extends SlowClientsTestBase {

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

        hurry(slow);
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

        hurry(slow);
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

    /** A busy machine would not send so much in small steps within the time limit. */
    private static void hurry(Socket slow) throws SocketException {
        slow.setReceiveBufferSize(1 << 16);
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
}
