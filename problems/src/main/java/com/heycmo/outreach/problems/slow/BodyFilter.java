package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Passes a request on when its whole body is there. A body that is still on its way is received without a thread
 * ({@link BodyTransfers}); then the request passes through the filters again, as an asynchronous dispatch.
 */
final class BodyFilter extends OncePerRequestFilter {

    private final Predicate<HttpServletRequest> which;
    private final BodyTransfers transfers;
    private final ProblemWriter writer;

    BodyFilter(Predicate<HttpServletRequest> which, BodyTransfers transfers, ProblemWriter writer) {
        this.which = which;
        this.transfers = transfers;
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
        if (!which.test(request) || !hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = ReceivedRequest.body(request);
        int maxBytes = BodyLimit.maxBytes(request);
        if (body != null) {
            chain.doFilter(new ReceivedRequest(request, body), response);
        } else if (request.getContentLengthLong() > maxBytes) {
            writer.write(BodyLimit.tooLarge(maxBytes), request, response);
        } else if (hasArrived(request)) {
            chain.doFilter(request, response);
        } else {
            transfers.receive(request);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean hasArrived(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > 0 && Connection.of(request).available() >= length;
    }
}
