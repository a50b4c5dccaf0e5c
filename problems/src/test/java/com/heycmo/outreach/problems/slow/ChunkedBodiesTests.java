package com.heycmo.outreach.problems.slow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.problems.ProblemException;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChunkedBodiesTests {

    private final ChunkedBodies bodies = new ChunkedBodies(Duration.ofSeconds(30));
    private final CountDownLatch rest = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        rest.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aCredentialHasFewAtOnce() {
        for (int body = 0; body < ChunkedBodies.MAX_PER_CREDENTIAL; body++) {
            receiveSlowly("one", "10.0.0." + body);
        }

        assertUnavailable("one");
        assertThat(receive("two", 3)).hasSize(3);
    }

    /** With a token of their own each, which nobody has checked yet, or without one. */
    @Test
    void anAddressHasFewAtOnce() {
        for (int body = 0; body < ChunkedBodies.MAX_PER_ADDRESS; body++) {
            receiveSlowly(body == 0 ? null : "token " + body, "10.0.0.1");
        }

        assertThatThrownBy(() -> bodies.receive(new Client(null, "10.0.0.1"), () -> null, 3))
                .hasMessageContaining("503");
        assertThat(receive("another", 3)).hasSize(3);
    }

    @Test
    void thereAreFewAtOnceAndLaterOnesAreReceived() throws InterruptedException {
        for (int body = 0; body < ChunkedBodies.MAX; body++) {
            receiveSlowly("credential " + body, "10.0.0." + body);
        }
        assertUnavailable("another");

        stop();
        assertThat(receive("another", 3)).hasSize(3);
    }

    @Test
    void oneThatIsTooLongIsRejected() {
        assertThatThrownBy(() -> receive("one", 2)).hasMessageContaining("413");
    }

    @Test
    void oneThatBreaksOffIsRejected() {
        assertThatThrownBy(() -> receive(client("one"), () -> {
                    throw new EOFException();
                }))
                .hasMessageContaining("400");
        assertThatThrownBy(() -> receive(client("one"), () -> {
                    throw new SocketTimeoutException();
                }))
                .hasMessageContaining("408");
    }

    @Test
    void oneThatIsTooSlowIsRejected() {
        ChunkedBodies impatient = new ChunkedBodies(Duration.ofNanos(-1));

        assertThatThrownBy(() -> impatient.receive(client("one"), () -> ByteBuffer.wrap(new byte[1]), 100))
                .hasMessageContaining("408");
    }

    @Test
    void oneThatIsOnItsWayWhenTheProcessStopsIsRejected() {
        bodies.stop();

        assertUnavailable("one");
    }

    private void assertUnavailable(String credential) {
        assertThatThrownBy(() -> receive(credential, 3))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("503");
    }

    /** A body of three bytes. */
    private byte[] receive(String credential, int maxBytes) {
        Iterator<ByteBuffer> parts = List.of(ByteBuffer.wrap(new byte[1]), ByteBuffer.wrap(new byte[2]))
                .iterator();
        return bodies.receive(client(credential), () -> parts.hasNext() ? parts.next() : null, maxBytes);
    }

    private byte[] receive(Client client, ChunkedBodies.Parts parts) {
        return bodies.receive(client, parts, 100);
    }

    /** Ends when the test lets it. */
    private void receiveSlowly(@Nullable String credential, String address) {
        CountDownLatch reading = new CountDownLatch(1);
        Client client = new Client(credential, address);
        Thread thread = new Thread(() -> receive(client, () -> {
            reading.countDown();
            awaitRest();
            return null;
        }));
        threads.add(thread);
        thread.start();
        Awaitility.await().until(() -> reading.getCount() == 0);
    }

    private void awaitRest() {
        try {
            rest.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Client client(String credential) {
        return new Client(credential, "127.0.0.1");
    }
}
