package com.heycmo.outreach.problems.slow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** With a single thread for requests, so that a thread that waits for a client would stop everything. */
@SpringBootTest(
        classes = SlowClientsTestBase.EchoApplication.class,
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
abstract class SlowClientsTestBase {

    static final int LARGE = 8_000_000;
    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private final List<Socket> sockets = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    SlowClients clients;

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

    static String randomText() {
        return new Random(1)
                .ints(LARGE, '0', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String post(String path, String headers, String length) {
        return post(path, headers, length, "text/plain");
    }

    static String post(String path, String headers, String length, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + headers + length
                + "\r\n";
    }

    Socket send(String request) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(2048);
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        send(socket, request);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** A small answer, which arrives in one part. */
    static String answer(Socket socket) throws IOException {
        byte[] buffer = new byte[4096];
        return new String(buffer, 0, Math.max(0, socket.getInputStream().read(buffer)), ISO_8859_1);
    }
}
