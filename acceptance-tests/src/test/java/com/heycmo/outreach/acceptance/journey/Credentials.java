package com.heycmo.outreach.acceptance.journey;

import java.util.UUID;
import java.util.function.Function;

/**
 * The bearer tokens by which people and extensions of a customer are known.
 *
 * @param reviewer of a customer's reviewer
 * @param extension of one of the customer's devices
 */
record Credentials(Function<UUID, String> reviewer, Function<UUID, String> extension) {}
