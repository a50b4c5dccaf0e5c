package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.embedded.KafkaSettings;
import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Servers for one test, each started at its first use. They keep port and data when a test stops them ({@code stop},
 * {@code crash}) and restarts them ({@code startAgain}).
 */
public final class DedicatedServers implements AutoCloseable {

    private static final String ANY_PORT = "no property, the port is free to choose";

    private final Map<String, String> brokerProperties;
    private final @Nullable Path postgresDirectory;
    private final ServerDirectory directory = ServerDirectory.take();
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker kafka;
    private @Nullable KafkaBroker secondKafka;

    /** @param postgresDirectory does not exist yet; null if any will do */
    DedicatedServers(Map<String, String> brokerProperties, @Nullable Path postgresDirectory) {
        this.brokerProperties = brokerProperties;
        this.postgresDirectory = postgresDirectory;
        // In case the test ends without closing them.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-dedicated-servers"));
    }

    /** Its database {@code outreach} contains the schema. */
    public synchronized PostgresServer postgres() {
        if (postgres == null) {
            Path data = postgresDirectory == null ? directory.fresh("dedicated-postgres") : postgresDirectory;
            postgres = PostgresServer.start(new PostgresSettings(data, ServerDirectory.binaries(), 0, ANY_PORT));
            TestDatabases.migrate(new DatabaseAccess(postgres.jdbcUrl(), postgres.user(), postgres.password()));
        }
        return postgres;
    }

    public synchronized TestDatabase database() {
        PostgresServer server = postgres();
        DatabaseAccess owner = new DatabaseAccess(server.jdbcUrl(), server.user(), server.password());
        return new TestDatabase("outreach", owner, server.service(), server.worker(), Connections::single);
    }

    public synchronized KafkaBroker kafka() {
        if (kafka == null) {
            kafka = KafkaBroker.start(new KafkaSettings(directory.fresh("kafka"), 0, ANY_PORT, brokerProperties));
        }
        return kafka;
    }

    /** A second broker, with the id 2, in the cluster of the first. */
    public synchronized KafkaBroker secondKafka() {
        if (secondKafka == null) {
            secondKafka = kafka().startSecond(new KafkaSettings(directory.fresh("second-kafka"), 0, ANY_PORT));
        }
        return secondKafka;
    }

    @Override
    public synchronized void close() {
        if (secondKafka != null) {
            secondKafka.stop();
        }
        if (kafka != null) {
            kafka.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
