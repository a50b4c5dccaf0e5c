package com.heycmo.outreach.allinone.endpoints;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        Ui ui,
        List<Customer> customers) {

    /**
     * The review page.
     *
     * @param user a reviewer of all the demo's customers; null when people sign in at a provider of their own
     * @param password null as well then
     */
    record Ui(String url, @Nullable String user, @Nullable String password) {}

    /**
     * One of the demo's customers.
     *
     * @param reviewerUserId whom decisions made with the API token are stamped with
     * @param apiToken of this customer's own reviewer, good for 12 hours; null where another provider issues tokens
     * @param extensionToken of a device of this customer, which earlier starts' tokens end with
     */
    record Customer(
            UUID customerId,
            String name,
            UUID reviewerUserId,
            @Nullable String apiToken,
            String extensionToken) {}
}
