package com.heycmo.outreach.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

class RequiredProviderTests {

    private final OAuth2ResourceServerProperties.Jwt jwt = new OAuth2ResourceServerProperties.Jwt();

    @BeforeEach
    void setIssuerAndAudience() {
        jwt.setIssuerUri("https://id.example.com");
        jwt.setAudiences(List.of("outreach-api"));
    }

    @Test
    void anIssuerAndAnAudienceAreEnough() {
        assertThatCode(() -> AccessAutoConfiguration.requireProvider(jwt)).doesNotThrowAnyException();
    }

    @Test
    void aMissingIssuerStopsTheStart() {
        jwt.setIssuerUri(" ");

        assertThatThrownBy(() -> AccessAutoConfiguration.requireProvider(jwt))
                .hasMessageContaining("spring.security.oauth2.resourceserver.jwt.issuer-uri");
    }

    @Test
    void anEmptyAudienceStopsTheStart() {
        jwt.setAudiences(List.of());

        assertThatThrownBy(() -> AccessAutoConfiguration.requireProvider(jwt))
                .hasMessageContaining("spring.security.oauth2.resourceserver.jwt.audiences");
    }
}
