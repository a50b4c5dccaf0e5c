package com.heycmo.outreach.acceptance.api;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The all-in-one as one process without demo data, started once for all tests that take it as a parameter. */
final class RunningPipeline implements AutoCloseable {

    private static final Path JAR = Path.of("..", "all-in-one", "target", "all-in-one.jar");

    private final Path directory;
    private final AllInOneProcess process;
    private final AllInOneProcess.Endpoints endpoints;
    private final JdbcClient database;

    private RunningPipeline() {
        try {
            directory = Files.createTempDirectory("contracts");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        process = new AllInOneProcess(JAR, directory.resolve("data")).with("outreach.demo", "false");
        endpoints = process.start();
        database = JdbcClient.create(new DriverManagerDataSource(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword")));
    }

    /** Hands it to tests, and stops it after the last of them all. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningPipeline.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningPipeline.class, any -> new RunningPipeline(), RunningPipeline.class);
        }
    }

    String url(String target) {
        return endpoints.text("baseUrl") + target;
    }

    UUID customerId(int customer) {
        return endpoints.customerId(customer);
    }

    /** A person's or an extension's, as the operation's {@code security} says; empty where there is none. */
    String token(int customer, JsonNode operation) {
        boolean person = operation.path("security").valueStream().anyMatch(scheme -> scheme.has("person"));
        return endpoints
                .json()
                .path("customers")
                .path(customer)
                .path(person ? "apiToken" : "extensionToken")
                .asString("");
    }

    QueueRows rows() {
        return new QueueRows(database);
    }

    KafkaProbe kafka() {
        return new KafkaProbe(endpoints.bootstrapServers());
    }

    /** Leaves the customer without a draft, a claim, an outcome or a pause. */
    void forget(UUID customerId) {
        database.sql("DELETE FROM linkedin_outreach_queue WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
        database.sql("UPDATE linkedin_outreach_customer SET paused_at = NULL, paused_by_user_id = NULL"
                        + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
    }

    JdbcClient database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        process.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
