package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.access.caller.CallerAuthentication;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.device.DeviceTokens;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Checks bearer tokens: an extension's by their prefix, everything else as a JWT. */
public final class BearerTokens implements AuthenticationManagerResolver<HttpServletRequest> {

    private final DeviceTokens devices;
    private final JwtDecoder jwts;
    private final PersonClaims people;

    public BearerTokens(DeviceTokens devices, JwtDecoder jwts, PersonClaims people) {
        this.devices = devices;
        this.jwts = jwts;
        this.people = people;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        String action = actionOf(request);
        return authentication -> check(authentication, action);
    }

    private static @Nullable String actionOf(HttpServletRequest request) {
        if (ApiPaths.CLAIM.matches(request)) {
            return "claim";
        }
        if (ApiPaths.RESULT.matches(request)) {
            return "result";
        }
        return ApiPaths.USAGE.matches(request) ? "usage" : null;
    }

    private Authentication check(Authentication authentication, @Nullable String action) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        return token.startsWith(ExtensionToken.PREFIX) ? device(token, action) : person(token);
    }

    private Authentication device(String token, @Nullable String action) {
        try {
            return devices.deviceOf(token, action)
                    .map(CallerAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("No valid extension token."));
        } catch (RuntimeException e) {
            throw Problems.isOutage(e) ? new CredentialNotCheckedException("The database is away.", e) : e;
        }
    }

    private Authentication person(String token) {
        try {
            return people.of(jwts.decode(token).getClaims())
                    .map(CallerAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("The token does not say who it is."));
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("No valid token of a person.", e);
        } catch (JwtException e) {
            throw new CredentialNotCheckedException("The OpenID provider is away.", e);
        }
    }
}
