package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.access.caller.CallerAuthentication;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.device.DeviceTokenVerifier;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Authenticates bearer tokens: an extension's, recognised by its prefix, or else a JWT. */
public final class BearerTokenAuthenticator implements AuthenticationManagerResolver<HttpServletRequest> {

    private final @Nullable DeviceTokenVerifier deviceTokens;
    private final JwtDecoder jwts;
    private final PersonClaims personClaims;

    /** @param deviceTokens null for a service without a database, which accepts no extension */
    public BearerTokenAuthenticator(
            @Nullable DeviceTokenVerifier deviceTokens, JwtDecoder jwts, PersonClaims personClaims) {
        this.deviceTokens = deviceTokens;
        this.jwts = jwts;
        this.personClaims = personClaims;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        String action = actionOf(request);
        return authentication -> authenticate(authentication, action);
    }

    private static @Nullable String actionOf(HttpServletRequest request) {
        if (ApiPaths.CLAIM.matches(request)) {
            return "claim";
        }
        if (ApiPaths.RESULT.matches(request)) {
            return "result";
        }
        if (ApiPaths.RELEASE.matches(request)) {
            return "release";
        }
        if (ApiPaths.EXTEND.matches(request)) {
            return "extend";
        }
        if (ApiPaths.STATE.matches(request)) {
            return "state";
        }
        if (ApiPaths.SIGNALS.matches(request)) {
            return "signal";
        }
        return ApiPaths.USAGE.matches(request) ? "usage" : null;
    }

    private Authentication authenticate(Authentication authentication, @Nullable String action) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        return token.startsWith(ExtensionToken.PREFIX) ? device(token, action) : person(token);
    }

    private Authentication device(String token, @Nullable String action) {
        try {
            return Optional.ofNullable(deviceTokens)
                    .flatMap(tokens -> tokens.verify(token, action))
                    .map(CallerAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("The extension token is not valid."));
        } catch (RuntimeException e) {
            throw Problems.isOutage(e) ? new AuthenticationUnavailableException("The database is unavailable.", e) : e;
        }
    }

    private Authentication person(String token) {
        try {
            return personClaims
                    .of(jwts.decode(token).getClaims())
                    .map(CallerAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("The token does not identify a person."));
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("The JWT is not valid.", e);
        } catch (JwtException e) {
            throw new AuthenticationUnavailableException("The OpenID provider is unavailable.", e);
        }
    }
}
