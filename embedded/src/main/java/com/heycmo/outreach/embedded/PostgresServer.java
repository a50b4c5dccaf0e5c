package com.heycmo.outreach.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process, on 127.0.0.1, durable, by password only. Its first start creates the database
 * {@code outreach}, the role {@code outreach_owner} that owns it, and the roles {@code outreach_service} and
 * {@code outreach_worker}, to which the migrations give their rights. It keeps its data and port when it is stopped and
 * started again, and takes over what a killed process left behind.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private final PostgresSettings settings;
    private final Path home;
    private final Path dataDirectory;
    private final Path initialised;
    private int port;
    private String ownerPassword = "";
    private String superuserPassword = "";
    // Nobody but this process has to know them: made anew for each.
    private final String servicePassword = PrivateFiles.newSecret();
    private final String workerPassword = PrivateFiles.newSecret();
    private @Nullable DirectoryLock lock;
    private @Nullable EmbeddedPostgres postgres;

    private PostgresServer(PostgresSettings settings) throws IOException {
        this.settings = settings;
        this.home = PrivateFiles.directory(settings.dataDir()).toRealPath();
        this.dataDirectory = home.resolve("data");
        this.initialised = home.resolve("initialised");
        this.port = settings.port();
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @throws ServerStartException when the port or the directory is taken, or the server does not come up
     */
    public static PostgresServer start(PostgresSettings settings) {
        PostgresServer server;
        try {
            server = new PostgresServer(settings);
        } catch (IOException e) {
            throw new ServerStartException("The data directory %s cannot be used.".formatted(settings.dataDir()), e);
        }
        server.startAgain();
        return server;
    }

    /** Starts a stopped server on its old data and port. */
    public synchronized void startAgain() {
        if (postgres != null) {
            throw new IllegalStateException("PostgreSQL runs already on port " + port + ".");
        }
        long begin = System.nanoTime();
        try {
            lock = DirectoryLock.take(home);
            stopOrphan();
            port = Ports.choose(port, settings.portProperty());
            launch();
        } catch (IOException | SQLException e) {
            throw abandoned(new ServerStartException("PostgreSQL did not start in %s.".formatted(home), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandoned(new ServerStartException("Interrupted while PostgreSQL was starting.", e));
        } catch (RuntimeException e) {
            throw abandoned(e);
        }
        log.info("PostgreSQL answers on port {} after {} ms.", port, (System.nanoTime() - begin) / 1_000_000);
    }

    private RuntimeException abandoned(RuntimeException reason) {
        try {
            stop();
        } catch (ServerStartException e) {
            reason.addSuppressed(e);
        }
        return reason;
    }

    private void launch() throws IOException, SQLException {
        if (!Files.exists(initialised)) {
            // Nobody has used it yet: an earlier first start died half-way.
            PrivateFiles.delete(dataDirectory);
        }
        Path superuserFile = home.resolve("postgres.password");
        superuserPassword = PrivateFiles.secret(superuserFile);
        ownerPassword = PrivateFiles.secret(home.resolve(PostgresBootstrap.OWNER + ".password"));
        Path binaries = PrivateFiles.directory(settings.binariesDir());
        log.info("Starting PostgreSQL on port {} with its data in {}.", port, dataDirectory);
        postgres = PostgresLauncher.launch(dataDirectory, binaries, port, superuserFile, superuserPassword);
        Map<String, String> passwords = Map.of(
                PostgresBootstrap.OWNER, ownerPassword,
                PostgresBootstrap.SERVICE, servicePassword,
                PostgresBootstrap.WORKER, workerPassword);
        PostgresBootstrap.run(superuser(), passwords, dataDirectory);
        if (!Files.exists(initialised)) {
            Files.createFile(initialised);
        }
    }

    private void stopOrphan() throws IOException, InterruptedException {
        Optional<Postmaster> orphan = Postmaster.in(dataDirectory);
        if (orphan.isPresent()) {
            log.info(
                    "Stopping the PostgreSQL that a killed process left behind (pid {}).",
                    orphan.get().pid());
            orphan.get().stopFast();
        }
    }

    /** Stops the server, cutting all connections; everything committed is kept. Harmless when it is stopped. */
    public synchronized void stop() {
        end(Postmaster::stopFast);
    }

    /** Ends the server as a power failure would, for fault tests; everything committed is kept. */
    public synchronized void crash() {
        end(Postmaster::stopAtOnce);
    }

    private void end(Ending ending) {
        try {
            Optional<Postmaster> running = lock == null ? Optional.empty() : Postmaster.in(dataDirectory);
            if (running.isPresent()) {
                ending.end(running.get());
                // The library holds it for as long as it believes in its server, whose end is our business: its own
                // way of stopping gives up after five seconds.
                Files.deleteIfExists(dataDirectory.resolve("epg-lock"));
                log.info("PostgreSQL on port {} has stopped.", port);
            }
        } catch (IOException e) {
            throw new ServerStartException("PostgreSQL in %s could not be stopped.".formatted(home), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            postgres = null;
            release();
        }
    }

    private void release() {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be closed.", home, e);
        }
        lock = null;
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    /** Of the database {@code outreach}. */
    public String jdbcUrl() {
        return jdbcUrl(PostgresBootstrap.DATABASE);
    }

    /** Of any database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, port, database);
    }

    /** The owner of the database {@code outreach}; no superuser. */
    public String user() {
        return PostgresBootstrap.OWNER;
    }

    /** The owner's password, generated at the first start. */
    public String password() {
        return ownerPassword;
    }

    /** The role of whatever serves a request, in the database {@code outreach}. */
    public DatabaseAccess service() {
        return new DatabaseAccess(jdbcUrl(), PostgresBootstrap.SERVICE, servicePassword);
    }

    /** The role of whatever serves no single customer, in the database {@code outreach}. */
    public DatabaseAccess worker() {
        return new DatabaseAccess(jdbcUrl(), PostgresBootstrap.WORKER, workerPassword);
    }

    /** For creating roles and databases. */
    public DatabaseAccess superuser() {
        return new DatabaseAccess(jdbcUrl("postgres"), PostgresLauncher.SUPERUSER, superuserPassword);
    }

    @FunctionalInterface
    private interface Ending {
        void end(Postmaster postmaster) throws IOException, InterruptedException;
    }
}
