package com.heycmo.outreach.allinone.start;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * The standard properties that connect the services to the embedded OpenID provider, unless an external one is
 * configured.
 */
public final class EmbeddedProviderProperties {

    /** Whether the embedded provider is enabled. */
    public static final String PROPERTY = "outreach.embedded.provider";

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String CLIENT = "outreach";
    private static final int SECRET_BYTES = 32;

    private EmbeddedProviderProperties() {}

    static Map<String, Object> properties(Environment environment, int port) {
        if (!environment.getProperty(ISSUER, "").isBlank()) {
            return Map.of(PROPERTY, false);
        }
        // The issuer has one name, whichever address a client uses.
        String issuer = "http://localhost:" + port;
        return Map.of(
                PROPERTY,
                true,
                ISSUER,
                issuer,
                "spring.security.oauth2.client.provider.outreach.issuer-uri",
                issuer,
                "spring.security.oauth2.client.registration.outreach.client-id",
                CLIENT,
                "spring.security.oauth2.client.registration.outreach.client-secret",
                newSecret());
    }

    private static String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
