package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Bearer tokens by customer.
 *
 * @param reviewer the token of a reviewer
 * @param extension the token of an extension
 */
record Credentials(Function<UUID, String> reviewer, Function<UUID, String> extension) {

    /** Reviewers of the test's provider, and these devices. */
    static Credentials of(TestDevices devices) {
        Map<UUID, String> reviewers = new ConcurrentHashMap<>();
        return new Credentials(
                customerId -> reviewers.computeIfAbsent(
                        customerId, id -> TestIssuer.shared().reviewer(UUID.randomUUID(), id)),
                devices::tokenOf);
    }
}
