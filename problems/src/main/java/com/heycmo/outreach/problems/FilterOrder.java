package com.heycmo.outreach.problems;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * Every servlet filter in the order in which a request passes them, and why it stands there.
 *
 * <p>{@code docs/architecture.md} shows this list as a table. Filters with the order {@link #IN_SECURITY_CHAIN} stand
 * inside Spring Security's chains; those that Spring Security places by default, and that nothing of ours depends on,
 * are left out.
 */
public enum FilterOrder {
    CHARACTER_ENCODING(
            "CharacterEncodingFilter",
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
    API_HEADERS(
            "ApiHeadersFilter",
            Ordered.HIGHEST_PRECEDENCE + 5,
            "Before every filter that may reject the request, so that rejections have the headers too."),
    CLIENT_RATE_LIMIT(
            "ClientRateLimitFilter",
            Ordered.HIGHEST_PRECEDENCE + 8,
            "Before anything is read or checked, so that excess requests cost next to nothing."),
    MALFORMED_PATH(
            "MalformedPathFilter",
            Ordered.HIGHEST_PRECEDENCE + 9,
            "Before the filters that parse the path, which fail with a 500 on one that is not a URI."),
    BODY_LIMIT("BodyLimitFilter", Ordered.HIGHEST_PRECEDENCE + 10, "Before the first filter that may read the body."),
    FORM_CONTENT("FormContentFilter", -9900, "Spring Boot. Reads the form fields of PUT, PATCH and DELETE requests."),
    REQUEST_CONTEXT("RequestContextFilter", -105, "Spring Boot. Makes the request available to Spring's beans."),
    SECURITY("springSecurityFilterChain", -100, "Spring Security. Passes the request through the chain of its path."),
    HEADER_WRITER(
            "HeaderWriterFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Early in each chain, so that rejections have the headers."),
    CORS(
            "CorsFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Before authentication, because a browser's preflight carries no credential."),
    CSRF(
            "CsrfFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Pages only: rejects a form without its token before anything acts on it."),
    LOGOUT(
            "LogoutFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Pages only: after the CSRF check, because a forged form must not sign out."),
    SIGN_IN_REDIRECT(
            "OAuth2AuthorizationRequestRedirectFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Pages only: sends the browser to the OpenID provider."),
    SIGN_IN(
            "OAuth2LoginAuthenticationFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Pages only: signs the person in on return."),
    BEARER_TOKEN(
            "BearerTokenAuthenticationFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "API only: checks the JWT or the extension's token."),
    EXCEPTION_TRANSLATION(
            "ExceptionTranslationFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Around authorization: turns its rejections into 401 and 403."),
    CALLER_RATE_LIMIT(
            "CallerRateLimitFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "After authentication, because it counts by person or device; before authorization, so that rejected requests count."),
    AUTHORIZATION(
            "AuthorizationFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "Applies `AccessRule` to caller, method and path, before anything is looked up."),
    CUSTOMER_SCOPE(
            "CustomerScopeFilter",
            FilterOrder.IN_SECURITY_CHAIN,
            "After authorization, because it trusts the customer in the path.");

    /** The order of the filters inside a security chain: Spring Security places them. */
    public static final int IN_SECURITY_CHAIN = Integer.MAX_VALUE;

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
        registration.setOrder(order);
        return registration;
    }

    /** The simple name of its class; Spring Security's chains have the name of their bean. */
    public String filterName() {
        return filterName;
    }

    public int order() {
        return order;
    }

    /** Why it stands at this place. */
    public String reason() {
        return reason;
    }
}
