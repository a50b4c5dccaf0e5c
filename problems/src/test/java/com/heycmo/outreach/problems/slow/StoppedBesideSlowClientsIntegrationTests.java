package com.heycmo.outreach.problems.slow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The graceful stop of the web server waits for the requests of honest clients, and not for slow ones. */
class StoppedBesideSlowClientsIntegrationTests {

    @Test
    void stopsWithinSecondsAndTellsTheClientToRepeat() throws Exception {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(SlowClientsTestBase.EchoApplication.class)
                .properties(
                        "server.port=0", "server.shutdown=graceful", "spring.lifecycle.timeout-per-shutdown-phase=60s")
                .run();
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (context;
                Socket body = send(port, "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx");
                Socket reader = send(port, "GET /api/random HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            SlowClients clients = context.getBean(SlowClients.class);
            await().until(() -> clients.count() == 2);
            long start = System.nanoTime();

            context.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(new String(body.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: ");
            assertThat(reader.isConnected()).isTrue();
        }
    }

    private static Socket send(int port, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }
}
