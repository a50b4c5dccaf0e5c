package com.heycmo.outreach.access.chain;

import static org.springframework.security.authorization.SingleResultAuthorizationManager.denyAll;

import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestMatcherDelegatingAuthorizationManager;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;

/** The common settings of all chains without a session: they ignore cookies and forbid embedding. */
public final class StatelessChains {

    /** For answers that no browser should render. */
    private static final List<HeaderWriter> HEADERS = List.of(
            new XContentTypeOptionsHeaderWriter(),
            new XXssProtectionHeaderWriter(),
            new CacheControlHeadersWriter(),
            new HstsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new ContentSecurityPolicyHeaderWriter("default-src 'none'; frame-ancestors 'none'"),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER));

    /** The default asks for the id of the session, and a stored session would be loaded for it. */
    private static final AuthenticationDetailsSource<HttpServletRequest, String> WITHOUT_SESSION =
            HttpServletRequest::getRemoteAddr;

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

    /** Without session and forms. */
    HttpSecurity harden(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // CSRF needs a cookie or session that another site could use.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> HEADERS.forEach(headers.defaultsDisabled()::addHeaderWriter))
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

    /** What a request for a job passes. */
    List<Filter> jobFilters() {
        List<Filter> filters = new ArrayList<>(List.of(
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                new HeaderWriterFilter(HEADERS),
                bearerToken(),
                anonymous(),
                rejections(),
                callerLimit,
                new AuthorizationFilter(jobAccess())));
        if (customerFilter != null) {
            filters.add(customerFilter.forPaths(ApiPaths.JOBS));
        }
        return filters;
    }

    private Filter bearerToken() {
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(tokens);
        filter.setAuthenticationEntryPoint(problems);
        filter.setAuthenticationDetailsSource(WITHOUT_SESSION);
        return filter;
    }

    private static Filter anonymous() {
        AnonymousAuthenticationFilter filter =
                new AnonymousAuthenticationFilter(UUID.randomUUID().toString());
        filter.setAuthenticationDetailsSource(WITHOUT_SESSION);
        return filter;
    }

    private Filter rejections() {
        ExceptionTranslationFilter filter = new ExceptionTranslationFilter(problems, new NullRequestCache());
        filter.setAccessDeniedHandler(problems);
        return filter;
    }

    private static AuthorizationManager<HttpServletRequest> jobAccess() {
        return RequestMatcherDelegatingAuthorizationManager.builder()
                .add(new AndRequestMatcher(ApiPaths.CLAIM, new UnintendedClaimMatcher()), denyAll())
                .add(ApiPaths.JOBS, AccessRule.EXTENSION)
                .build();
    }
}
