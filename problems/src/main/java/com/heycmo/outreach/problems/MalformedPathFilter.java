package com.heycmo.outreach.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what the container takes for a path although no URI can have it: the filters behind this one fail at it. */
final class MalformedPathFilter extends OncePerRequestFilter {

    private final ProblemWriter writer;

    MalformedPathFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Problems.instanceAt(request.getRequestURI()) == null) {
            writer.write(ProblemException.malformed("The path is not well-formed."), request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
