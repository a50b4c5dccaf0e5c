package com.heycmo.outreach.acceptance.slow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Sends its requests one after the other, each over a new connection, and measures them. */
public final class HonestClient {

    /** What slow clients may cost its slowest request. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration WATCHED = Duration.ofSeconds(2);

    private final List<Request> requests;

    private HonestClient(List<Request> requests) {
        this.requests = requests;
    }

    /** @param status of its response */
    public record Request(HttpRequest.Builder builder, int status) {}

    public static HonestClient sending(Request... requests) {
        return new HonestClient(List.of(requests));
    }

    /** Checks that these clients delay none of the requests by a second; compared with before, because others use the machine. */
    public void isNotDelayedBy(int port, int clients, String beginning, char next)
            throws IOException, InterruptedException {
        Duration before = slowest();
        try (SlowConnections connections = SlowConnections.open(port, clients, beginning, next)) {
            assertThat(slowest()).isLessThan(before.plus(MAX_DELAY));
        }
    }

    private Duration slowest() throws IOException, InterruptedException {
        long end = System.nanoTime() + WATCHED.toNanos();
        Duration slowest = Duration.ZERO;
        while (System.nanoTime() < end) {
            for (Request request : requests) {
                Duration took = send(request);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
        }
        return slowest;
    }

    private static Duration send(Request request) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long start = System.nanoTime();
        assertThat(client.send(request.builder().timeout(TIMEOUT).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(request.status());
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
