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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    private DedicatedServers(
            Map<String, String> brokerProperties, @Nullable Path postgresDirectory, Consumer<Runnable> atTheEnd) {
        this.brokerProperties = brokerProperties;
        this.postgresDirectory = postgresDirectory;
        atTheEnd.accept(this::close);
    }

    /**
     * The caller closes them; if it does not, they stop when the process ends.
     *
     * @param postgresDirectory does not exist yet; null if any will do
     */
    static DedicatedServers ofTest(Map<String, String> brokerProperties, @Nullable Path postgresDirectory) {
        return new DedicatedServers(
                brokerProperties,
                postgresDirectory,
                close -> Runtime.getRuntime().addShutdownHook(new Thread(close, "stop-dedicated-servers")));
    }

    /** They stop when the process ends and Spring's contexts have closed. */
    static DedicatedServers ofContext() {
        return new DedicatedServers(Map.of(), null, SpringApplication.getShutdownHandlers()::add);
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

    /** Change data capture can follow it. */
    synchronized TestDatabase databaseWithLogicalDecoding() {
        DatabaseAccess superuser = postgres().superuser();
        JdbcClient.create(Connections.single(superuser))
                .sql("ALTER SYSTEM SET wal_level = 'logical'")
                .update();
        postgres().restart();
        return database();
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
