package com.heycmo.outreach.allinone.provider;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What a browser may do on the provider's pages: show the form, style it, send it. */
final class StrictHeaders {

    private StrictHeaders() {}

    /**
     * Spring's own headers, and stricter ones.
     *
     * @param baseUrls whither a login may lead: browsers hold redirects after a form against its page
     */
    static void write(HttpSecurity http, List<String> baseUrls) {
        String policy =
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", baseUrls);
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }
}
