package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.UuidV5;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes a person's id: the UUIDv5 (RFC 9562) of customer and canonical profile URL, written as
 * {@code <customerId>|<prospectUrl>} with the UUID in lower case. A member id and a vanity name of one person have two.
 */
public final class ProspectId {

    /** Must never change, because stored ids depend on it. */
    public static final UUID NAMESPACE = UUID.fromString("7f0f4a51-6a0e-4c63-8f5d-0f3b8f6f2d19");

    /** The same rule as {@code linkedin_outreach_is_step} in {@code R__steps.sql}. */
    private static final Pattern PROFILE = Pattern.compile("https://www\\.linkedin\\.com/in/[^/?]+");

    private ProspectId() {}

    /** Returns null unless the canonical URL is a person's. */
    public static @Nullable UUID of(UUID customerId, String prospectUrl) {
        return PROFILE.matcher(prospectUrl).matches() ? UuidV5.of(NAMESPACE, customerId + "|" + prospectUrl) : null;
    }
}
