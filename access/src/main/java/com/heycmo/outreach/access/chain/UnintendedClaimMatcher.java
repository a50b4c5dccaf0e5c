package com.heycmo.outreach.access.chain;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches prefetches and navigations from another site. Neither is meant to claim a job, and a claim that
 * nobody processes takes a place under the cap.
 */
final class UnintendedClaimMatcher implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return contains(request.getHeader("Sec-Purpose"), "prefetch")
                || contains(request.getHeader("Purpose"), "prefetch")
                || (contains(request.getHeader("Sec-Fetch-Site"), "cross-site")
                        && contains(request.getHeader("Sec-Fetch-Mode"), "navigate"));
    }

    private static boolean contains(@Nullable String header, String word) {
        return header != null && header.toLowerCase(Locale.ROOT).contains(word);
    }
}
