package com.heycmo.outreach.allinone.provider;

import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** Where the provider answers: below one prefix that no service has, but for what the standards place at the root. */
final class Paths {

    private static final String PREFIX = "/idp";

    static final String LOGIN = PREFIX + "/login";
    static final String STYLE = PREFIX + "/login.css";
    static final String AUTHORIZE = PREFIX + "/authorize";

    private Paths() {}

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
