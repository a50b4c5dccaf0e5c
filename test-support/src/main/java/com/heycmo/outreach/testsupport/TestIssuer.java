package com.heycmo.outreach.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider: discovery, keys, signed tokens, and sign-in without a form as the person of the last call of
 * {@link #signsIn}.
 */
public final class TestIssuer {

    /** The audience that the services require. */
    public static final String AUDIENCE = "outreach-api";

    private static final int KEY_BITS = 2048;

    private static @Nullable TestIssuer shared;

    /** The client id of the pages. */
    private static final String CLIENT = "outreach";

    private final HttpServer server;
    private final RSAKey key;
    private final AuthorizationCodeFlow codeFlow = new AuthorizationCodeFlow();
    private volatile UnaryOperator<JWTClaimsSet.Builder> person = claims -> claims;

    private TestIssuer() {
        try {
            key = new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException("The RSA key could not be generated.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","subject_types_supported":["public"],
                 "authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer()));
        answer("/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.createContext("/authorize", exchange -> codeFlow.authorize(exchange, this::idToken));
        server.createContext("/token", codeFlow::token);
        server.start();
    }

    /** The issuer that all tests of this process share. */
    public static synchronized TestIssuer shared() {
        if (shared == null) {
            shared = new TestIssuer();
        }
        return shared;
    }

    /** An issuer that no service trusts. */
    public static TestIssuer stranger() {
        return new TestIssuer();
    }

    /** The value for {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of this person, valid for an hour; each customer is {@code <customerId>:<role>}. */
    public String token(UUID userId, String... customers) {
        return token(userId, claims -> claims.claim("customers", List.of(customers)));
    }

    /** A token of a reviewer of this customer only. */
    public String reviewer(UUID userId, UUID customerId) {
        return token(userId, customerId + ":reviewer");
    }

    /** A token of a reviewer of this customer only, with a name. */
    public String reviewer(UUID userId, UUID customerId, String name) {
        return token(
                userId,
                claims -> claims.claim("customers", List.of(customerId + ":reviewer"))
                        .claim("name", name));
    }

    /** Signs in every browser as this person from now on. */
    public void signsIn(UUID userId, String name, String... customers) {
        person = claims -> claims.subject(userId.toString()).claim("name", name).claim("customers", List.of(customers));
    }

    /** Signs in every browser as this person from now on, in this session of the provider. */
    public void signsIn(UUID userId, String providerSession, UUID customerId) {
        person = claims -> claims.subject(userId.toString())
                .claim("sid", providerSession)
                .claim("customers", List.of(customerId + ":reviewer"));
    }

    /** A logout token for the pages, as of OpenID Connect's back-channel logout; without a session it means all. */
    public String logoutToken(UUID userId, @Nullable String providerSession) {
        return token(
                userId,
                claims -> claims.audience(CLIENT)
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                        .claim("sid", providerSession));
    }

    private String idToken(@Nullable String nonce) {
        return token(
                UUID.randomUUID(),
                claims -> person.apply(claims).audience(CLIENT).claim("nonce", nonce));
    }

    /** A token whose claims {@code change} may replace. */
    public String token(UUID userId, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(userId.toString())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                change.apply(claims).build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed.", e);
        }
        return jwt.serialize();
    }

    /** Stops serving requests. */
    public void stop() {
        server.stop(0);
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }
}
