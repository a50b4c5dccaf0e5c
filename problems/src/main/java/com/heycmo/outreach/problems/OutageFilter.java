package com.heycmo.outreach.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 if a later filter needs the database while it is unavailable. */
final class OutageFilter extends OncePerRequestFilter {

    private final ProblemWriter writer;

    OutageFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (response.isCommitted() || !Problems.isOutage(failure)) {
                throw failure;
            }
            response.resetBuffer();
            writer.write(Problems.of(failure), request, response);
        }
    }
}
