package com.heycmo.outreach.draft;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.UuidV5;
import java.util.UUID;

/**
 * Computes a draft's id: the UUIDv5 (RFC 9562) of its unique key, written as
 * {@code <customerId>|<prospectUrl>|<action>|<dayOffset>} with the UUID in lower case and the URL canonical.
 */
public final class DraftId {

    /** Must never change, because stored ids depend on it. */
    public static final UUID NAMESPACE = UUID.fromString("5d1c0f6e-3f0b-4c57-9d0f-6a2b1f3e8c44");

    private DraftId() {}

    public static UUID of(UUID customerId, String prospectUrl, Action action, int dayOffset) {
        return UuidV5.of(NAMESPACE, customerId + "|" + prospectUrl + "|" + action.wireName() + "|" + dayOffset);
    }
}
