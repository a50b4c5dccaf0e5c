package com.heycmo.outreach.acceptance.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sends its requests one after the other, each over a new connection, and measures them. */
public final class HonestClient {

    /** What its slowest request may take, and what slow clients may cost it at most on a machine that is busy anyway. */
    private static final Duration MAX = Duration.ofSeconds(1);

    /** What slow clients may cost half of its requests. */
    private static final Duration MAX_USUAL_DELAY = Duration.ofMillis(250);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration WATCHED = Duration.ofSeconds(2);

    private final List<Request> requests;

    private HonestClient(List<Request> requests) {
        this.requests = requests;
    }

    /** @param status of its response */
    public record Request(HttpRequest.Builder builder, int status) {}

    private record Times(Duration median, Duration slowest) {

        static Times of(List<Duration> times) {
            Collections.sort(times);
            return new Times(times.get(times.size() / 2), times.get(times.size() - 1));
        }

        /** One second; more only if others used the machine so much before that it was not kept then either. */
        Duration limit() {
            return min(slowest.plus(MAX), max(slowest.multipliedBy(2), MAX));
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }

        private static Duration max(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? other : one;
        }
    }

    public static HonestClient sending(Request... requests) {
        return new HonestClient(List.of(requests));
    }

    /** Checks that so many slow clients of each kind delay none of the requests by a second, and most of them hardly. */
    public void isNotDelayedBy(int port, int clients, SlowClient... kinds) throws IOException, InterruptedException {
        Times before = measure();
        try (SlowConnections connections = SlowConnections.open(port, clients, List.of(kinds))) {
            Times beside = measure();
            assertThat(beside.slowest()).as("slowest; %s", before).isLessThan(before.limit());
            assertThat(beside.median())
                    .as("median; %s", before)
                    .isLessThan(before.median().plus(MAX_USUAL_DELAY));
        }
    }

    private Times measure() throws IOException, InterruptedException {
        long end = System.nanoTime() + WATCHED.toNanos();
        List<Duration> times = new ArrayList<>();
        while (System.nanoTime() < end) {
            for (Request request : requests) {
                times.add(send(request));
            }
        }
        return Times.of(times);
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
