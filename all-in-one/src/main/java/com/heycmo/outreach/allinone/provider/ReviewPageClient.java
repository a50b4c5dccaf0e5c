package com.heycmo.outreach.allinone.provider;

import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The only OAuth2 client: the review page, at {@code localhost} and at {@code 127.0.0.1}. */
final class ReviewPageClient {

    private ReviewPageClient() {}

    /** @param secret random and in no store, so that a slow hash of it would only delay the start */
    static RegisteredClientRepository repository(String id, String secret, List<String> baseUrls) {
        RegisteredClient.Builder client = RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build());
        for (String baseUrl : baseUrls) {
            client.redirectUri(baseUrl + "/login/oauth2/code/outreach")
                    .postLogoutRedirectUri(baseUrl + "/outreach/linkedin");
        }
        return new InMemoryRegisteredClientRepository(client.build());
    }
}
