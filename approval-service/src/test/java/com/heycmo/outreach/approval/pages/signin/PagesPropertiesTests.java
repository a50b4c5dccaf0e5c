package com.heycmo.outreach.approval.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** A provider whose addresses are configured one by one. */
class PagesPropertiesTests {

    private final ClientRegistration registration = ClientRegistration.withRegistrationId("outreach")
            .clientId("outreach")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
            .authorizationUri("https://provider.example/auth")
            .tokenUri("https://provider.example/token")
            .build();

    /** Without it, Spring Security rejects every logout token. */
    @Test
    void hasTheIssuer() {
        assertThat(complete(null).getProviderDetails().getIssuerUri()).isEqualTo("https://provider.example");
    }

    @Test
    void hasTheLogoutEndpoint() {
        assertThat(complete("https://provider.example/logout")
                        .getProviderDetails()
                        .getConfigurationMetadata())
                .containsEntry("end_session_endpoint", "https://provider.example/logout");
    }

    private ClientRegistration complete(@Nullable String endSessionUri) {
        return new PagesProperties(endSessionUri).complete(registration, "https://provider.example");
    }
}
