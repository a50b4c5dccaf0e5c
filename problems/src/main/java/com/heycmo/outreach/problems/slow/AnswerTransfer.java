package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends an answer as fast as the client reads it. */
final class AnswerTransfer extends Transfer implements WriteListener {

    private static final int CHUNK_BYTES = 8192;

    private final Connection connection;
    private final ServletOutputStream stream;
    private final byte[] answer;
    private int sent;
    private boolean flushed;

    private AnswerTransfer(HttpServletRequest request, HttpServletResponse response, byte[] answer, SlowClients clients)
            throws IOException {
        super(request, clients, clients.limits().answerTimeout());
        this.connection = Connection.of(request);
        this.stream = response.getOutputStream();
        this.answer = answer;
    }

    static void send(HttpServletRequest request, HttpServletResponse response, byte[] answer, SlowClients clients)
            throws IOException {
        response.setContentLength(answer.length);
        AnswerTransfer transfer = new AnswerTransfer(request, response, answer, clients);
        transfer.register();
        transfer.stream.setWriteListener(transfer);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!hasEnded() && stream.isReady()) {
            if (sent < answer.length) {
                int count = Math.min(CHUNK_BYTES, answer.length - sent);
                stream.write(answer, sent, count);
                sent += count;
            } else if (!flushed) {
                // Otherwise the end of the request would wait until the rest is sent.
                flushed = true;
                stream.flush();
            } else if (end()) {
                async().complete();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        abort();
    }

    @Override
    void onTimeout(@Nullable ProblemException eviction) {
        abort();
    }

    /** A part of the answer has been sent, so that no other answer is possible. */
    private void abort() {
        if (end()) {
            connection.abort();
            async().complete();
        }
    }
}
