package com.heycmo.outreach.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits request bodies to 64 KiB (a result to 1 MiB, a CSV file of people and companies to 8 MiB) and 30 seconds. A body with a larger Content-Length is rejected
 * unread. All others are counted and timed while they are read.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    static final long MAX_BYTES = 64 * 1024;
    static final long MAX_RESULT_BYTES = 1024 * 1024;
    static final long MAX_CSV_BYTES = 8 * 1024 * 1024;
    static final Duration MAX_TIME = Duration.ofSeconds(30);

    private final ProblemWriter writer;

    BodyLimitFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long maxBytes = maxBytes(request);
        if (request.getContentLengthLong() > maxBytes) {
            writer.write(BodyLimitExceededException.tooLarge(maxBytes).problem(), request, response);
            return;
        }
        chain.doFilter(new BoundedRequest(request, maxBytes, MAX_TIME), response);
    }

    private static long maxBytes(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.endsWith("/result")) {
            return MAX_RESULT_BYTES;
        }
        String type = Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
        boolean isFile = (path.endsWith("/do-not-contact") || path.endsWith("/do-not-contact/import"))
                && type.startsWith("text/csv");
        return isFile ? MAX_CSV_BYTES : MAX_BYTES;
    }
}
