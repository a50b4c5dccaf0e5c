package com.heycmo.outreach.access.chain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets scripts of the configured extensions read answers, without cookies. All other origins get no CORS header and are
 * served all the same, because the bearer token decides: a rejected result would hide an action that was done.
 */
public final class ExtensionCorsProcessor extends DefaultCorsProcessor {

    private static final Duration PREFLIGHT_MAX_AGE = Duration.ofHours(1);

    private ExtensionCorsProcessor() {}

    public static CorsFilter filter(CorsProperties cors) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.origins());
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(PREFLIGHT_MAX_AGE);
        CorsFilter filter = new CorsFilter(request -> ApiPaths.EXTENSION.matches(request) ? allowed : null);
        filter.setCorsProcessor(new ExtensionCorsProcessor());
        return filter;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        super.processRequest(configuration, request, response);
        return true;
    }

    /** Rejects nothing: without CORS headers, the browser keeps the answer from the script. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
}
