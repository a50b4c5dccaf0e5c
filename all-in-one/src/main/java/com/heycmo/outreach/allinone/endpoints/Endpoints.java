package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Addresses and credentials of the running pipeline: the content of {@code endpoints.json}.
 *
 * @param jdbcUser the owner of the schema, for inspection from outside
 */
record Endpoints(
        String baseUrl,
        String bootstrapServers,
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        Ui ui,
        List<Customer> customers) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * The review page.
     *
     * @param user a reviewer of all demo customers; null if people sign in at an external provider
     * @param password null if {@code user} is null
     */
    record Ui(String url, @Nullable String user, @Nullable String password) {}

    /**
     * A demo customer.
     *
     * @param reviewerUserId recorded as the person of decisions that are made with the API token
     * @param apiToken of this customer's reviewer, valid for 12 hours; null if an external provider issues tokens
     * @param extensionToken of this customer's demo extension; the tokens of earlier starts are revoked
     */
    record Customer(
            UUID customerId,
            String name,
            UUID reviewerUserId,
            @Nullable String apiToken,
            String extensionToken) {}

    /** Writes the file atomically; only its owner can read it. */
    void write(Path file) throws IOException {
        PrivateFiles.write(file, JSON.writeValueAsBytes(this));
    }
}
