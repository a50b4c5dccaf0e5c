package com.heycmo.outreach.problems;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * Every servlet filter in the order in which a request passes them, and why it stands there.
 *
 * <p>{@code docs/architecture.md} shows this list as a table. The filters inside Spring Security's chains follow
 * {@link #SECURITY} and have its order; those that Spring Security places by default, and that nothing of ours depends on,
 * are left out.
 */
public enum FilterOrder {
    CHARACTER_ENCODING(
            "OrderedCharacterEncodingFilter",
            Ordered.HIGHEST_PRECEDENCE,
            "Spring Boot. Sets UTF-8 before anything reads a parameter."),
    OBSERVATION(
            "ServerHttpObservationFilter",
            Ordered.HIGHEST_PRECEDENCE + 1,
            "Spring Boot. Opens the trace, and measures everything after it."),
    LOGGED_IDS(
            "LoggedIdsFilter",
            Ordered.HIGHEST_PRECEDENCE + 2,
            "Inside the trace, and before every filter that may reject the request, so that its log lines have the ids."),
    ANSWER(
            "AnswerFilter",
            Ordered.HIGHEST_PRECEDENCE + 3,
            "Before everything that may answer, because it sends the answer."),
    API_HEADERS(
            "ApiHeadersFilter",
            Ordered.HIGHEST_PRECEDENCE + 5,
            "Before every filter that may reject the request, so that rejections have the headers too."),
    MALFORMED_PATH(
            "MalformedPathFilter",
            Ordered.HIGHEST_PRECEDENCE + 6,
            "Before the filters that parse the path, CORS first: they fail with a 500 on one that is not a URI."),
    CORS(
            "CorsFilter",
            Ordered.HIGHEST_PRECEDENCE + 7,
            "API only: before every filter that may reject an extension's request, so that an extension can read the rejection, and before authentication, because a browser's preflight carries no credential."),
    CLIENT_RATE_LIMIT(
            "ClientRateLimitFilter",
            Ordered.HIGHEST_PRECEDENCE + 8,
            "Before anything is read or checked, so that excess requests cost next to nothing."),
    FORM("BodyFilter", Ordered.HIGHEST_PRECEDENCE + 10, "Forms only: before the security chain, which reads them."),
    OUTAGE(
            "OutageFilter",
            Ordered.HIGHEST_PRECEDENCE + 49,
            "Around the session: one that cannot be read is a 503. The container's error page would read it again."),
    SESSION(
            "springSessionRepositoryFilter",
            Ordered.HIGHEST_PRECEDENCE + 50,
            "Spring Session. Before the security chain, whose pages chain reads the session."),
    REQUEST_CONTEXT("OrderedRequestContextFilter", -105, "Spring Boot. Makes the request available to Spring's beans."),
    SECURITY(
            "springSecurityFilterChain",
            FilterOrder.SECURITY_ORDER,
            "Spring Security. Passes the request through the chain of its path."),
    HEADER_WRITER(
            "HeaderWriterFilter",
            FilterOrder.SECURITY_ORDER,
            "Early in each chain, so that rejections have the headers."),
    LOGOUT_TOKEN(
            "LogoutTokenFilter",
            FilterOrder.SECURITY_ORDER,
            "Pages only: around Spring Security's check of the provider's logout token, which needs no CSRF token."),
    CSRF(
            "CsrfFilter",
            FilterOrder.SECURITY_ORDER,
            "Pages only: rejects a form without its token before anything acts on it."),
    LOGOUT(
            "LogoutFilter",
            FilterOrder.SECURITY_ORDER,
            "Pages only: after the CSRF check, because a forged form must not sign out."),
    SIGN_IN_REDIRECT(
            "OAuth2AuthorizationRequestRedirectFilter",
            FilterOrder.SECURITY_ORDER,
            "Pages only: sends the browser to the OpenID provider."),
    SIGN_IN(
            "OAuth2LoginAuthenticationFilter",
            FilterOrder.SECURITY_ORDER,
            "Pages only: signs the person in on return."),
    BEARER_TOKEN(
            "BearerTokenAuthenticationFilter",
            FilterOrder.SECURITY_ORDER,
            "API only: checks the JWT or the extension's token."),
    EXCEPTION_TRANSLATION(
            "ExceptionTranslationFilter",
            FilterOrder.SECURITY_ORDER,
            "Around authorization: turns its rejections into 401 and 403."),
    CALLER_RATE_LIMIT(
            "CallerRateLimitFilter",
            FilterOrder.SECURITY_ORDER,
            "After authentication, because it counts by person or device; before authorization, so that rejected requests count."),
    AUTHORIZATION(
            "AuthorizationFilter",
            FilterOrder.SECURITY_ORDER,
            "Applies `AccessRule` to caller, method and path, before anything is looked up."),
    CUSTOMER_SCOPE(
            "CustomerScopeFilter",
            FilterOrder.SECURITY_ORDER,
            "After authorization, because it trusts the customer in the path."),
    BODY(
            "BodyFilter",
            FilterOrder.SECURITY_ORDER + 50,
            "All other bodies: after the security chain, so that the body of a request that it rejects is never received."),
    RESOURCE_URLS(
            "ResourceUrlEncodingFilter",
            Ordered.LOWEST_PRECEDENCE,
            "Spring Boot, for Thymeleaf. Rewrites the URLs of static files in pages."),
    WEB_SOCKET("WsFilter", Ordered.LOWEST_PRECEDENCE, "Tomcat, which adds it last. We use no web sockets.");

    private static final int SECURITY_ORDER = -100;

    private final String filterName;
    private final int order;
    private final String reason;

    FilterOrder(String filterName, int order, String reason) {
        this.filterName = filterName;
        this.order = order;
        this.reason = reason;
    }

    /** Registers the filter at this place, for all paths. */
    public <F extends Filter> FilterRegistrationBean<F> register(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name());
        registration.setOrder(order);
        return registration;
    }

    /** The simple name of its class; the filters of Spring Security and Spring Session have the name of their bean. */
    public String filterName() {
        return filterName;
    }

    public int order() {
        return order;
    }

    /** Whether it is part of security chains, and not registered with the container. */
    public boolean isInSecurityChain() {
        return order == SECURITY_ORDER && this != SECURITY;
    }

    /** Why it stands at this place. */
    public String reason() {
        return reason;
    }
}
