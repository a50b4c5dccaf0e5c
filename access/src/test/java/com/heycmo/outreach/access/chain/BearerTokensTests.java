package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.access.caller.AccessProperties;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.device.DeviceTokenStore;
import com.heycmo.outreach.access.device.DeviceTokens;
import com.heycmo.outreach.access.device.LastSeenRecorder;
import com.heycmo.outreach.access.device.StoredDeviceTokens;
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

class BearerTokensTests {

    /** Asking it is an outage: nothing listens there. */
    private static final DeviceTokenStore NO_STORE = new DeviceTokenStore(
            JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "")));

    private static final DeviceTokens DATABASE_AWAY = new StoredDeviceTokens(NO_STORE, new LastSeenRecorder(NO_STORE));

    @Test
    void aTokenThatIsNotTheProvidersIsInvalid() {
        assertThatThrownBy(() -> check("some.jwt.token", token -> {
                    throw new BadJwtException("The signature is wrong.");
                }))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void aProviderThatIsAwayIsAnOutageAndNoWrongToken() {
        assertThatThrownBy(() -> check("some.jwt.token", token -> {
                    throw new JwtException("The keys could not be fetched.");
                }))
                .isInstanceOf(CredentialNotCheckedException.class);
    }

    @Test
    void aDatabaseThatIsAwayIsAnOutageAndNoWrongToken() {
        String token = ExtensionToken.generate(new SecureRandom()).reveal();

        assertThatThrownBy(() -> check(token, this::unused)).isInstanceOf(CredentialNotCheckedException.class);
    }

    @Test
    void aMistypedExtensionTokenIsRefusedWithoutAskingTheDatabase() {
        String token = ExtensionToken.generate(new SecureRandom()).reveal();
        String mistyped = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");

        assertThatThrownBy(() -> check(mistyped, this::unused)).isInstanceOf(InvalidBearerTokenException.class);
    }

    private Jwt unused(String token) {
        throw new AssertionError("An extension's token is no JWT.");
    }

    private static void check(String token, JwtDecoder decoder) {
        new BearerTokens(DATABASE_AWAY, decoder, new PersonClaims(new AccessProperties("customers", "sub", "name")))
                .resolve(new MockHttpServletRequest())
                .authenticate(new BearerTokenAuthenticationToken(token));
    }
}
