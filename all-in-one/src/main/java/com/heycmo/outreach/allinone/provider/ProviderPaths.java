package com.heycmo.outreach.allinone.provider;

import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** The paths of the provider: below one prefix, except those that the standards place at the root. */
final class ProviderPaths {

    private static final String PREFIX = "/idp";

    static final String LOGIN = PREFIX + "/login";
    static final String STYLE = PREFIX + "/login.css";
    static final String AUTHORIZE = PREFIX + "/authorize";

    /** The review page. */
    static final String PAGE = "/outreach/linkedin";

    private ProviderPaths() {}

    static AuthorizationServerSettings settings(String issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer)
                .authorizationEndpoint(AUTHORIZE)
                .tokenEndpoint(PREFIX + "/token")
                .jwkSetEndpoint(PREFIX + "/keys")
                .tokenRevocationEndpoint(PREFIX + "/revoke")
                .tokenIntrospectionEndpoint(PREFIX + "/introspect")
                .oidcUserInfoEndpoint(PREFIX + "/userinfo")
                .oidcLogoutEndpoint(PREFIX + "/logout")
                .build();
    }
}
