package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Passes a request on when its whole body is there. A body that is still on its way is received without a thread
 * ({@link BodyTransfer}); then the request passes through the filters again, as an asynchronous dispatch.
 */
final class BodyFilter extends OncePerRequestFilter {

    private final boolean forForms;
    private final SlowClients clients;
    private final ChunkedBodies chunked;
    private final ProblemWriter writer;

    /** @param forForms whether it receives forms, or all other bodies */
    BodyFilter(boolean forForms, SlowClients clients, ChunkedBodies chunked, ProblemWriter writer) {
        this.forForms = forForms;
        this.clients = clients;
        this.chunked = chunked;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean hasBody =
                request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return !hasBody || BodyLimit.isForm(request) != forForms || !Connection.isKnown(request);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = ReceivedRequest.body(request);
        int maxBytes = BodyLimit.maxBytes(request);
        long length = request.getContentLengthLong();
        if (body != null) {
            chain.doFilter(new ReceivedRequest(request, body), response);
        } else if (length > maxBytes) {
            writer.write(BodyLimit.tooLarge(maxBytes), request, response);
        } else if (length < 0 && forForms) {
            writer.write(BodyLimit.lengthRequired(), request, response);
        } else if (length < 0) {
            receiveChunked(request, maxBytes, response, chain);
        } else if (Connection.of(request).available() >= length) {
            chain.doFilter(request, response);
        } else {
            BodyTransfer.receive(request, maxBytes, clients, writer);
        }
    }

    private void receiveChunked(
            HttpServletRequest request, int maxBytes, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = chunked.receive(Client.of(request), Connection.of(request)::read, maxBytes);
        } catch (ProblemException problem) {
            writer.write(problem, request, response);
            return;
        }
        chain.doFilter(new ReceivedRequest(request, body), response);
    }
}
