package com.heycmo.outreach.allinone.provider;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Security headers of the login page: it may show, style and submit its form, and nothing else. */
final class LoginPageHeaders {

    private LoginPageHeaders() {}

    /**
     * Adds to Spring's default headers.
     *
     * @param baseUrls allowed targets after a login, because browsers apply {@code form-action} to redirects too
     */
    static void configure(HttpSecurity http, List<String> baseUrls) {
        String policy =
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", baseUrls);
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }
}
