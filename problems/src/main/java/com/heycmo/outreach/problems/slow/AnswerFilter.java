package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends answers, and discards what a client still sends after its request was rejected, without a thread that waits. */
final class AnswerFilter extends OncePerRequestFilter {

    private final SlowClients clients;
    private final ProblemWriter writer;

    AnswerFilter(SlowClients clients, ProblemWriter writer) {
        this.clients = clients;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Connection.isKnown(request);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedAnswer answer = new BufferedAnswer(response);
        chain.doFilter(request, answer);
        if (request.isAsyncStarted()) {
            // The body is still on its way, or the answer is an event stream.
            return;
        }
        if (answer.isEmpty()) {
            answer.copyBodyToResponse();
        } else if (Connection.of(request).discardArrived()) {
            AnswerTransfer.send(request, response, answer.getContentAsByteArray(), clients);
        } else {
            reject(request, answer);
        }
    }

    /** The client is still sending. Its answer is small. */
    private void reject(HttpServletRequest request, BufferedAnswer answer) throws IOException {
        answer.copyBodyToResponse();
        answer.getResponse().flushBuffer();
        if (!Connection.of(request).isChunked()) {
            BodyTransfer.discard(request, clients, writer);
        }
    }
}
