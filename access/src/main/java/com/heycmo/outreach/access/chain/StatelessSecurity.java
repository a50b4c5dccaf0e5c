package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What all chains without a session have in common: no cookie means anything, and nothing may be embedded. */
public final class StatelessSecurity {

    private final ProblemRefusals refusals;
    private final BearerTokens tokens;
    private final CallerRateLimitFilter callerLimit;
    private final @Nullable CustomerFilters customerFilters;

    /** @param customerFilters null where a customer has no scope, for there is no database */
    public StatelessSecurity(
            ProblemRefusals refusals,
            BearerTokens tokens,
            CallerRateLimitFilter callerLimit,
            @Nullable CustomerFilters customerFilters) {
        this.refusals = refusals;
        this.tokens = tokens;
        this.callerLimit = callerLimit;
        this.customerFilters = customerFilters;
    }

    /** No session, no cookie, no form, nothing to run in a browser. */
    HttpSecurity harden(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no session that another site could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny())
                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    /** Bearer tokens on paths of the API. */
    HttpSecurity api(HttpSecurity http) {
        harden(http)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(tokens)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .addFilterBefore(callerLimit, AuthorizationFilter.class);
        return customerFilters == null
                ? http
                : http.addFilterAfter(customerFilters.on(ApiPaths.OF_A_CUSTOMER), AuthorizationFilter.class);
    }
}
