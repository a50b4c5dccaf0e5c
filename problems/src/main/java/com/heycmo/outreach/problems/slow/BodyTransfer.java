package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives a body as it arrives, then passes the request through the filters again. Rejects one that is too long or too
 * slow. What still arrives of a rejected body is discarded for a while: a client that is still sending when the connection
 * closes may lose the answer.
 */
final class BodyTransfer extends Transfer implements ReadListener {

    static final Duration DISCARD_TIME = Duration.ofSeconds(2);

    private final HttpServletRequest request;
    private final Connection connection;
    private final ServletInputStream stream;
    private final ProblemWriter writer;
    private final int maxBytes;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean discarding;

    private BodyTransfer(
            HttpServletRequest request, int maxBytes, SlowClients clients, ProblemWriter writer, Duration maxTime)
            throws IOException {
        super(request, clients, maxTime);
        this.request = request;
        this.connection = Connection.of(request);
        this.stream = request.getInputStream();
        this.writer = writer;
        this.maxBytes = maxBytes;
    }

    static void receive(HttpServletRequest request, int maxBytes, SlowClients clients, ProblemWriter writer)
            throws IOException {
        new BodyTransfer(request, maxBytes, clients, writer, clients.limits().bodyTimeout()).start();
    }

    /** For a request that has been answered without its body. */
    static void discard(HttpServletRequest request, SlowClients clients, ProblemWriter writer) throws IOException {
        BodyTransfer transfer = new BodyTransfer(request, 0, clients, writer, DISCARD_TIME);
        transfer.discarding = true;
        transfer.start();
    }

    private void start() {
        register();
        stream.setReadListener(this);
    }

    @Override
    public void onDataAvailable() {
        try {
            while (!hasEnded() && stream.isReady() && !stream.isFinished()) {
                receive(connection.read());
            }
        } catch (IOException e) {
            reject(BodyLimit.truncated());
        }
    }

    private void receive(@Nullable ByteBuffer part) throws IOException {
        if (discarding || part == null) {
            return;
        }
        if (received.size() + part.remaining() <= maxBytes) {
            received.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
            return;
        }
        discarding = true;
        timeoutAfter(DISCARD_TIME);
        answer(BodyLimit.tooLarge(maxBytes));
    }

    @Override
    public void onAllDataRead() {
        if (!end()) {
            return;
        }
        if (discarding) {
            async().complete();
        } else {
            ReceivedRequest.setBody(request, received.toByteArray());
            async().dispatch();
        }
    }

    @Override
    public void onError(Throwable failure) {
        reject(BodyLimit.tooSlow());
    }

    @Override
    void onTimeout(@Nullable ProblemException eviction) {
        reject(eviction == null ? BodyLimit.tooSlow() : eviction);
    }

    private void reject(ProblemException problem) {
        if (!end()) {
            return;
        }
        try {
            if (!discarding) {
                answer(problem);
            }
        } catch (IOException e) {
            // The client has gone, which happens all the time.
        }
        connection.closeAfterAnswer();
        async().complete();
    }

    private void answer(ProblemException problem) throws IOException {
        HttpServletResponse response = (HttpServletResponse) async().getResponse();
        writer.write(problem, request, response);
        response.flushBuffer();
    }
}
