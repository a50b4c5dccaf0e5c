package com.heycmo.outreach.access.chain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Allows only the configured extensions as origins, without cookies. Answers all others with a problem. */
final class ExtensionCorsProcessor extends DefaultCorsProcessor {

    private static final Duration PREFLIGHT_MAX_AGE = Duration.ofHours(1);

    private final SecurityProblemHandler problems;

    private ExtensionCorsProcessor(SecurityProblemHandler problems) {
        this.problems = problems;
    }

    static CorsFilter filter(CorsProperties cors, SecurityProblemHandler problems) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.origins());
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(PREFLIGHT_MAX_AGE);
        CorsFilter filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new ExtensionCorsProcessor(problems));
        return filter;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean accepted = super.processRequest(configuration, request, response);
        if (!accepted) {
            problems.handle(request, response, new AccessDeniedException("The origin is not allowed."));
        }
        return accepted;
    }

    /** Writes nothing: Spring's answer would be plain text, and {@link #processRequest} writes the problem. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
}
