package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Receives chunked bodies on the threads of their requests, so only a few at a time: at the end of a chunked body that is
 * read without a thread, Tomcat 11.0 looks for the next request before this one is answered.
 *
 * <p>The time of a body is checked after each part. Tomcat reads extensions of a chunk and trailers in one step, as slowly as
 * they come, so it accepts hardly any.
 */
final class ChunkedBodies {

    static final int MAX = 8;
    static final int MAX_PER_ADDRESS = 4;
    static final int MAX_PER_CREDENTIAL = 2;

    private static final int MAX_TRAILER_BYTES = 16;

    private final Duration maxTime;
    private final List<Client> receiving = new ArrayList<>();
    private volatile boolean stopping;

    /** Nobody uses extensions, and no trailer is read. */
    static void limitSteps(AbstractHttp11Protocol<?> protocol) {
        protocol.setMaxExtensionSize(0);
        protocol.setMaxTrailerSize(MAX_TRAILER_BYTES);
    }

    ChunkedBodies(Duration maxTime) {
        this.maxTime = maxTime;
    }

    /** Reads the next part of a body; null at its end. */
    interface Parts {

        @Nullable
        ByteBuffer next() throws IOException;
    }

    /** Throws a {@link ProblemException} if the body is truncated, too long or too slow, or if there are too many. */
    byte[] receive(Client client, Parts body, int maxBytes) {
        enter(client);
        try {
            return read(body, maxBytes);
        } catch (SocketTimeoutException e) {
            throw BodyLimit.tooSlow();
        } catch (IOException e) {
            throw BodyLimit.truncated();
        } finally {
            leave(client);
        }
    }

    /** Rejects those that are still on their way, when their next part arrives. */
    void stop() {
        stopping = true;
    }

    private synchronized void enter(Client client) {
        long ofCredential = receiving.stream().filter(client::hasCredentialOf).count();
        long ofAddress = receiving.stream().filter(client::hasAddressOf).count();
        if (receiving.size() >= MAX || ofAddress >= MAX_PER_ADDRESS || ofCredential >= MAX_PER_CREDENTIAL) {
            throw ProblemException.unavailable(
                    "Too many bodies without a Content-Length are still on their way.", null);
        }
        receiving.add(client);
    }

    private synchronized void leave(Client client) {
        receiving.remove(client);
    }

    private byte[] read(Parts body, int maxBytes) throws IOException {
        long deadline = System.nanoTime() + maxTime.toNanos();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        for (ByteBuffer part = body.next(); part != null; part = body.next()) {
            if (received.size() + part.remaining() > maxBytes) {
                discard(body);
                throw BodyLimit.tooLarge(maxBytes);
            }
            if (System.nanoTime() > deadline) {
                throw BodyLimit.tooSlow();
            }
            if (stopping) {
                throw BodyLimit.stopping();
            }
            received.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        return received.toByteArray();
    }

    /** A client that is still sending when the connection closes may lose the answer. */
    private static void discard(Parts body) {
        long deadline = System.nanoTime() + BodyTransfer.DISCARD_TIME.toNanos();
        try {
            boolean ended = false;
            while (!ended && System.nanoTime() < deadline) {
                ended = body.next() == null;
            }
        } catch (IOException e) {
            // It is rejected anyway.
        }
    }
}
