package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.access.caller.AccessProperties;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.device.DeviceTokenStore;
import com.heycmo.outreach.access.device.DeviceTokenVerifier;
import com.heycmo.outreach.access.device.LastSeenRecorder;
import com.heycmo.outreach.extension.ExtensionToken;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class BearerTokenAuthenticatorTests {

    /** Every query fails, because nothing listens at this address. */
    private static final DeviceTokenStore UNREACHABLE_STORE = new DeviceTokenStore(
            JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "")));

    private static final DeviceTokenVerifier UNREACHABLE_DATABASE =
            new DeviceTokenVerifier(UNREACHABLE_STORE, new LastSeenRecorder(UNREACHABLE_STORE));

    @Test
    void aJwtThatTheProviderDidNotSignIsInvalid() {
        assertThatThrownBy(() -> authenticate("some.jwt.token", token -> {
                    throw new BadJwtException("The signature is wrong.");
                }))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void anUnavailableProviderIsAnOutageAndNotAnInvalidToken() {
        assertThatThrownBy(() -> authenticate("some.jwt.token", token -> {
                    throw new JwtException("The keys could not be fetched.");
                }))
                .isInstanceOf(AuthenticationUnavailableException.class);
    }

    @Test
    void anUnavailableDatabaseIsAnOutageAndNotAnInvalidToken() {
        String token = ExtensionToken.generate(new SecureRandom()).reveal();

        assertThatThrownBy(() -> authenticate(token, this::unused))
                .isInstanceOf(AuthenticationUnavailableException.class);
    }

    @Test
    void aMistypedExtensionTokenIsRejectedWithoutAQuery() {
        String token = ExtensionToken.generate(new SecureRandom()).reveal();
        String mistyped = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");

        assertThatThrownBy(() -> authenticate(mistyped, this::unused)).isInstanceOf(InvalidBearerTokenException.class);
    }

    private Jwt unused(String token) {
        throw new AssertionError("An extension's token must not be decoded as a JWT.");
    }

    private static void authenticate(String token, JwtDecoder decoder) {
        new BearerTokenAuthenticator(
                        UNREACHABLE_DATABASE,
                        decoder,
                        new PersonClaims(new AccessProperties("customers", "sub", "name")))
                .resolve(new MockHttpServletRequest())
                .authenticate(new BearerTokenAuthenticationToken(token));
    }
}
