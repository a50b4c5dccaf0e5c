package com.heycmo.outreach.benchmarks.running;

import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.embedded.KafkaSettings;
import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The database server and the broker: embedded ones of this run alone, or those that were given. */
public final class Servers implements AutoCloseable {

    /** As a server that has the machine would be set; all else is PostgreSQL's default, durability above all. */
    private static final String[] SERVER_SETTINGS = {
        "ALTER SYSTEM SET shared_buffers = '1GB'",
        "ALTER SYSTEM SET max_wal_size = '8GB'",
        "ALTER SYSTEM SET checkpoint_timeout = '30min'",
        "ALTER SYSTEM SET maintenance_work_mem = '512MB'"
    };

    private final Options options;
    private final Path directory;
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker kafka;
    private @Nullable DatabaseAccess administrator;
    private @Nullable String broker;

    private Servers(Options options, Path directory) {
        this.options = options;
        this.directory = directory;
    }

    /** Starts nothing before it is needed; leaves nothing running, however this process is ended. */
    public static Servers of(Options options) throws IOException {
        Servers servers = new Servers(options, Files.createTempDirectory("outreach-benchmarks"));
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
        return servers;
    }

    /** A database of its own, with the schema in it. */
    public Database database(String name) throws SQLException {
        return Database.create(administrator(), "outreach_benchmark_" + name);
    }

    private DatabaseAccess administrator() throws SQLException {
        if (administrator == null) {
            Options.Given given = options.given();
            administrator = given.database() == null
                    ? embedded()
                    : new DatabaseAccess(given.database(), given.user(), given.password());
        }
        return administrator;
    }

    private DatabaseAccess embedded() throws SQLException {
        PostgresServer server = PostgresServer.start(
                new PostgresSettings(directory.resolve("postgres"), 0, "the benchmark's database"));
        postgres = server;
        try (Connection connection = Database.open(server.superuser());
                Statement statement = connection.createStatement()) {
            for (String setting : SERVER_SETTINGS) {
                statement.execute(setting);
            }
        }
        server.stop();
        server.startAgain();
        return server.superuser();
    }

    /** Of the broker, for {@code bootstrap.servers}. */
    public String broker() {
        if (broker == null) {
            broker = Optional.ofNullable(options.given().broker()).orElseGet(() -> {
                KafkaBroker started =
                        KafkaBroker.start(new KafkaSettings(directory.resolve("kafka"), 0, "the benchmark's broker"));
                kafka = started;
                return started.bootstrapServers();
            });
        }
        return Objects.requireNonNull(broker);
    }

    /** A directory of this run, which is deleted with it. */
    Path directory() {
        return directory;
    }

    private void stop() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    /** Stops what was started here. */
    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(directory);
    }
}
