package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The common settings of all chains without a session: they ignore cookies and forbid embedding. */
public final class StatelessChains {

    private final SecurityProblemHandler problems;
    private final BearerTokenAuthenticator tokens;
    private final CallerRateLimitFilter callerLimit;
    private final @Nullable CustomerFilterFactory customerFilter;

    /** @param customerFilter null for a service without a database */
    public StatelessChains(
            SecurityProblemHandler problems,
            BearerTokenAuthenticator tokens,
            CallerRateLimitFilter callerLimit,
            @Nullable CustomerFilterFactory customerFilter) {
        this.problems = problems;
        this.tokens = tokens;
        this.callerLimit = callerLimit;
        this.customerFilter = customerFilter;
    }

    /** Without session and forms, with headers for answers that no browser should render. */
    HttpSecurity harden(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // CSRF needs a cookie or session that another site could use.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny())
                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    /** Adds bearer tokens, the limit for each caller, and the customer scope. */
    HttpSecurity api(HttpSecurity http) {
        harden(http)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(tokens)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .addFilterBefore(callerLimit, AuthorizationFilter.class);
        return customerFilter == null
                ? http
                : http.addFilterAfter(customerFilter.forPaths(ApiPaths.CUSTOMER), AuthorizationFilter.class);
    }
}
