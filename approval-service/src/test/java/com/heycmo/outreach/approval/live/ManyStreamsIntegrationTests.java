package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** As many open pages as an instance accepts. All but one read nothing. */
class ManyStreamsIntegrationTests extends OnTheApi {

    /** So that the opening stays below the rate limit of an address. */
    private static final long PACE_NANOS = Duration.ofMillis(5).toNanos();

    @Autowired
    private LiveStreams streams;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<CompletableFuture<HttpResponse<InputStream>>> unread = new ArrayList<>();

    /** Other tests share the instance, and it notices only at the next heartbeat that their pages are gone. */
    @BeforeEach
    void awaitTheEndOfOtherStreams() {
        await().atMost(Duration.ofSeconds(30)).until(() -> streams.byCustomer().isEmpty());
    }

    @AfterEach
    void closeAll() throws IOException {
        for (CompletableFuture<HttpResponse<InputStream>> stream : unread) {
            stream.join().body().close();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !streams.byCustomer().containsKey(customer));
    }

    @Test
    void delayNobody() {
        String session = session();
        try (OpenPage honest = OpenPage.of(api, customer, session)) {
            openTheOthers();

            api.send(OpenPage.request(api, customer, session)).problem(429, "/problems/rate-limited");
            for (int change = 0; change < 10; change++) {
                UUID draft = rows.insert(QueueRow.pending(customer));
                long start = System.nanoTime();
                api.get(customer, "/" + draft).ok();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
                await().atMost(Duration.ofSeconds(2)).until(() -> honest.ids().contains(draft));
            }
        }
    }

    private void openTheOthers() {
        String session = "";
        for (int stream = 0; stream < LiveStreams.MAX_OPEN - 1; stream++) {
            if (stream % LiveStreams.MAX_PER_PERSON == 0) {
                session = session();
            }
            unread.add(
                    client.sendAsync(OpenPage.request(api, customer, session).build(), BodyHandlers.ofInputStream()));
            LockSupport.parkNanos(PACE_NANOS);
        }
        assertThat(unread)
                .allSatisfy(stream -> assertThat(stream.join().statusCode()).isEqualTo(200));
    }

    private String session() {
        return TestSignIn.session(api, UUID.randomUUID(), customer, Role.VIEWER);
    }
}
