package com.heycmo.outreach.allinone.provider;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** What the demo is told of the provider in its own process, and nobody else: how to log in, and tokens ready made. */
public final class EmbeddedProvider {

    private static final Duration API_TOKEN_LIFE = Duration.ofHours(12);

    private final String issuer;
    private final String audience;
    private final Passwords passwords;
    private final JWKSource<SecurityContext> key = SigningKey.generate();

    EmbeddedProvider(String issuer, String audience, Passwords passwords) {
        this.issuer = issuer;
        this.audience = audience;
        this.passwords = passwords;
    }

    /** The login that may do most. */
    public String user() {
        return Account.REVIEWER.login();
    }

    public String password() {
        return passwords.of(Account.REVIEWER);
    }

    /** A token with which this customer's own reviewer may use the API, for 12 hours. */
    public String apiToken(DemoCustomer customer) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(issuer)
                .subject(customer.reviewerUserId().toString())
                .audience(List.of(audience))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(API_TOKEN_LIFE))
                .claim(AccountClaims.CUSTOMERS, List.of(customer.id() + ":" + Account.REVIEWER.login()))
                .claim(AccountClaims.NAME, "Reviewer at " + customer.name())
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder().encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    String audience() {
        return audience;
    }

    String issuer() {
        return issuer;
    }

    JWKSource<SecurityContext> key() {
        return key;
    }

    NimbusJwtEncoder encoder() {
        return new NimbusJwtEncoder(key);
    }

    Passwords passwords() {
        return passwords;
    }
}
