package com.heycmo.outreach.allinone.endpoints;

import java.util.List;
import java.util.UUID;

/**
 * How a running pipeline is reached: the content of {@code endpoints.json}.
 *
 * @param jdbcUser the owner of the schema, for looking in from outside
 */
record Endpoints(
        String baseUrl,
        String bootstrapServers,
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        List<Customer> customers) {

    /**
     * One of the demo's customers.
     *
     * @param reviewerUserId whom approvals are stamped with
     */
    record Customer(UUID customerId, String name, UUID reviewerUserId) {}
}
