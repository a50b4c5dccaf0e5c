package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.embedded.KafkaSettings;
import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Servers that this process starts, on free ports. The broker starts when a test asks for its address. */
final class EmbeddedServers implements TestServers {

    private static final String ANY_PORT = "no property, the port is free to choose";

    private final ServerDirectory directory = ServerDirectory.take();
    private final PostgresServer postgres = postgres(directory);
    private @Nullable KafkaBroker broker;

    /** Reuses the data directory of the last run, which is faster than a new initdb, and drops its databases. */
    private static PostgresServer postgres(ServerDirectory directory) {
        PostgresServer postgres = PostgresServer.start(
                new PostgresSettings(directory.path().resolve("postgres"), ServerDirectory.binaries(), 0, ANY_PORT));
        DatabaseAccess superuser = postgres.superuser();
        JdbcClient admin = JdbcClient.create(
                new DriverManagerDataSource(superuser.jdbcUrl(), superuser.user(), superuser.password()));
        admin.sql("ALTER ROLE %s CREATEDB".formatted(postgres.user())).update();
        admin.sql("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")
                .query(String.class)
                .list()
                .forEach(leftover ->
                        admin.sql("DROP DATABASE " + leftover + " WITH (FORCE)").update());
        return postgres;
    }

    @Override
    public DatabaseAccess database() {
        return new DatabaseAccess(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @Override
    public DatabaseLogins logins() {
        return new DatabaseLogins(postgres.service(), postgres.worker());
    }

    @Override
    public synchronized String bootstrapServers() {
        if (broker == null) {
            broker = KafkaBroker.start(new KafkaSettings(directory.fresh("kafka"), 0, ANY_PORT));
        }
        return broker.bootstrapServers();
    }

    @Override
    public boolean outlivesTheTests() {
        return false;
    }

    @Override
    public synchronized void stop() {
        if (broker != null) {
            broker.stop();
        }
        postgres.stop();
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
