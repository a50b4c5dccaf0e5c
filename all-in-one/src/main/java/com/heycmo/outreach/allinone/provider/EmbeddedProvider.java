package com.heycmo.outreach.allinone.provider;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
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

/** The embedded OpenID provider for the code of this process: its login, its keys and tokens for the API. */
public final class EmbeddedProvider {

    private static final int KEY_BITS = 2048;
    private static final Duration API_TOKEN_LIFETIME = Duration.ofHours(12);

    private final String issuer;
    private final String audience;
    private final DemoPasswords passwords;
    private final JWKSource<SecurityContext> key = newKey();

    EmbeddedProvider(String issuer, String audience, DemoPasswords passwords) {
        this.issuer = issuer;
        this.audience = audience;
        this.passwords = passwords;
    }

    /** The login with the most rights. */
    public String user() {
        return DemoAccount.REVIEWER.login();
    }

    public String password() {
        return passwords.of(DemoAccount.REVIEWER);
    }

    /** An API token of this customer's reviewer, valid for 12 hours. */
    public String apiToken(DemoCustomer customer) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(issuer)
                .subject(customer.reviewerUserId().toString())
                .audience(List.of(audience))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(API_TOKEN_LIFETIME))
                .claim(AccountTokenCustomizer.CUSTOMERS, List.of(customer.id() + ":" + DemoAccount.REVIEWER.role()))
                .claim(AccountTokenCustomizer.NAME, "Reviewer at " + customer.name())
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

    DemoPasswords passwords() {
        return passwords;
    }

    /** Never stored, so no token outlives a restart. RSA, because every client library accepts it. */
    private static JWKSource<SecurityContext> newKey() {
        try {
            return new ImmutableJWKSet<>(new JWKSet(
                    new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The RSA key could not be generated.", e);
        }
    }
}
