package com.heycmo.outreach.access.chain;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A browser that fetches ahead of time, or that another site has sent here. Neither meant to claim a job, and a claim
 * that nobody sees costs the customer a slot.
 */
final class UnwantedNavigation implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return says(request.getHeader("Sec-Purpose"), "prefetch")
                || says(request.getHeader("Purpose"), "prefetch")
                || (says(request.getHeader("Sec-Fetch-Site"), "cross-site")
                        && says(request.getHeader("Sec-Fetch-Mode"), "navigate"));
    }

    private static boolean says(@Nullable String header, String word) {
        return header != null && header.toLowerCase(Locale.ROOT).contains(word);
    }
}
