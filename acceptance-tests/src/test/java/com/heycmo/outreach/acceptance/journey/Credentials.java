package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The bearer tokens by which people and extensions of a customer are known.
 *
 * @param reviewer of a customer's reviewer
 * @param extension of one of the customer's devices
 */
record Credentials(Function<UUID, String> reviewer, Function<UUID, String> extension) {

    /** For any customer: people of the test's own provider, and these devices. */
    static Credentials of(TestDevices devices) {
        Map<UUID, String> reviewers = new ConcurrentHashMap<>();
        return new Credentials(
                customerId -> reviewers.computeIfAbsent(
                        customerId, id -> TestIssuer.shared().reviewer(UUID.randomUUID(), id)),
                devices::tokenOf);
    }
}
