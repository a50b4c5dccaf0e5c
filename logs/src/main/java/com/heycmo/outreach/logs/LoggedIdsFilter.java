package com.heycmo.outreach.logs;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Adds the customer and the draft of a request's path to the MDC, and so to every log line of the request. Only UUIDs,
 * because the rest of a path is text of the client.
 */
final class LoggedIdsFilter extends OncePerRequestFilter {

    static final String CUSTOMER_ID = "customer.id";
    static final String DRAFT_ID = "draft.id";

    private static final String UUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final Pattern CUSTOMER = Pattern.compile(
            "^/(?:api/linkedin/(?:queue|extensions|analytics)|outreach/linkedin)/(%s)(?:/|$)".formatted(UUID));
    private static final Pattern DRAFT = Pattern.compile("^/api/linkedin/queue/%1$s/(%1$s)(?:/|$)".formatted(UUID));

    /** Error dispatches log lines of the request, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** A request whose body came late is dispatched again, on another thread. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        put(CUSTOMER_ID, CUSTOMER, request.getRequestURI());
        put(DRAFT_ID, DRAFT, request.getRequestURI());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(CUSTOMER_ID);
            MDC.remove(DRAFT_ID);
        }
    }

    private static void put(String key, Pattern pattern, String path) {
        Matcher found = pattern.matcher(path);
        if (found.find()) {
            MDC.put(key, found.group(1));
        }
    }
}
