package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Starts the transfers of bodies.
 *
 * @param threads for chunked bodies
 */
record BodyTransfers(SlowClients clients, ProblemWriter writer, AsyncTaskExecutor threads) {

    private static final Duration DISCARD_TIME = Duration.ofSeconds(2);

    void receive(HttpServletRequest request) throws IOException {
        create(request, clients.limits().bodyTimeout()).start();
    }

    /** For a request that has been answered without its body. */
    void discard(HttpServletRequest request) throws IOException {
        BodyTransfer transfer = create(request, DISCARD_TIME);
        transfer.discard();
        transfer.start();
    }

    private BodyTransfer create(HttpServletRequest request, Duration maxTime) throws IOException {
        return Connection.of(request).isChunked()
                ? new ChunkedBodyTransfer(request, this, maxTime)
                : new ListeningBodyTransfer(request, this, maxTime);
    }
}
