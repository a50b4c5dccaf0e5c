package com.heycmo.outreach.problems.slow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends answers, and reads on what a client still sends after its request was rejected, without a thread that waits. */
final class AnswerFilter extends OncePerRequestFilter {

    private final SlowClients clients;
    private final BodyTransfers transfers;

    AnswerFilter(SlowClients clients, BodyTransfers transfers) {
        this.clients = clients;
        this.transfers = transfers;
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
        if (!answer.isSmall()) {
            AnswerTransfer.send(request, response, answer.getContentAsByteArray(), clients);
            return;
        }
        boolean isAnswered = !answer.isEmpty();
        answer.copyBodyToResponse();
        if (isAnswered && !Connection.of(request).discardArrived()) {
            response.flushBuffer();
            transfers.discard(request);
        }
    }
}
