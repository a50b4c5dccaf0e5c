package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Action;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A draft's id: the UUIDv5 (RFC 9562) of its unique key, spelled
 * {@code <customerId>|<prospectUrl>|<action>|<dayOffset>} with the UUID in lower case and the URL canonical.
 */
public final class DraftId {

    /** The namespace of draft ids; never changes. */
    public static final UUID NAMESPACE = UUID.fromString("5d1c0f6e-3f0b-4c57-9d0f-6a2b1f3e8c44");

    private DraftId() {}

    public static UUID of(UUID customerId, String prospectUrl, Action action, int dayOffset) {
        return uuidV5(NAMESPACE, customerId + "|" + prospectUrl + "|" + action.wireName() + "|" + dayOffset);
    }

    private static UUID uuidV5(UUID namespace, String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_5000L;
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
