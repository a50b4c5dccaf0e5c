package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives a body as it arrives, then passes the request through the filters again. Rejects one that is too long or too
 * slow. What still arrives of a rejected body is discarded for a while: a client that is still sending when the connection
 * closes may lose the answer.
 */
abstract class BodyTransfer extends Transfer {

    private final HttpServletRequest request;
    private final Connection connection;
    private final ProblemWriter writer;
    private final int maxBytes;
    private final Duration maxTime;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile boolean discarding;

    BodyTransfer(HttpServletRequest request, BodyTransfers transfers, Duration maxTime, Duration asyncTimeout) {
        super(request, transfers.clients(), asyncTimeout);
        this.request = request;
        this.connection = Connection.of(request);
        this.writer = transfers.writer();
        this.maxBytes = BodyLimit.maxBytes(request);
        this.maxTime = maxTime;
    }

    /** Begins to receive. */
    abstract void start() throws IOException;

    final Connection connection() {
        return connection;
    }

    final Duration maxTime() {
        return maxTime;
    }

    /** The request has been answered without its body. */
    final void discard() {
        discarding = true;
    }

    final void receive(@Nullable ByteBuffer part) throws IOException {
        if (discarding || part == null) {
            return;
        }
        if (received.size() + part.remaining() <= maxBytes) {
            received.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
            return;
        }
        answer(BodyLimit.tooLarge(maxBytes));
        discarding = true;
    }

    final void complete() {
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

    final void reject(Throwable failure) {
        reject(failure instanceof SocketTimeoutException ? BodyLimit.tooSlow(maxTime) : BodyLimit.truncated());
    }

    final void reject(ProblemException problem) {
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

    @Override
    public void onTimeout(AsyncEvent event) {
        reject(BodyLimit.tooSlow(maxTime));
    }

    @Override
    public void onError(AsyncEvent event) {
        reject(event.getThrowable());
    }

    static ProblemException tooMany() {
        return ProblemException.of(ProblemType.RATE_LIMITED, "Too many bodies of this client are still on their way.");
    }
}
