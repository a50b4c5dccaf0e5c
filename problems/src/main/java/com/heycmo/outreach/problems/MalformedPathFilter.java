package com.heycmo.outreach.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects paths that Tomcat accepts but that are not valid in a URI: later filters fail on them with a 500. */
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
