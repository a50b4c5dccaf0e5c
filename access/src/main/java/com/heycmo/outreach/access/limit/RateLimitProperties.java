package com.heycmo.outreach.access.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a second, {@code outreach.rate-limit.*}. Each instance counts separately. A polling extension sends one or two
 * requests a minute.
 *
 * @param perCredential for each token and each person
 * @param perAddress for each client address
 */
@ConfigurationProperties("outreach.rate-limit")
public record RateLimitProperties(
        @DefaultValue("100") int perCredential,
        @DefaultValue("300") int perAddress) {

    public RateLimitProperties {
        requirePositive("per-credential", perCredential);
        requirePositive("per-address", perAddress);
    }

    private static void requirePositive(String name, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "outreach.rate-limit." + name + " must be at least 1, not " + limit + ".");
        }
    }
}
