package com.heycmo.outreach.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process, on 127.0.0.1, durable, with password authentication. Its first start creates the
 * database {@code outreach}, the role {@code outreach_owner} that owns it, and the roles {@code outreach_service} and
 * {@code outreach_worker}, to which the migrations grant their rights. It keeps its data and port across restarts. If a
 * killed process left a server running on the data directory, that server is stopped first.
 */
public final class PostgresServer implements RestartableServer {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private final PostgresSettings settings;
    private final Path home;
    private final Path dataDirectory;
    private final Path initialised;
    private final int port;
    private final String ownerPassword;
    private String superuserPassword = "";
    // Only this process needs them, so each process generates new ones.
    private final String servicePassword = PrivateFiles.newSecret();
    private final String workerPassword = PrivateFiles.newSecret();
    private @Nullable DirectoryLock lock;
    private @Nullable EmbeddedPostgres postgres;

    private PostgresServer(PostgresSettings settings) throws IOException {
        this.settings = settings;
        this.home = PrivateFiles.directory(settings.dataDir()).toRealPath();
        this.dataDirectory = home.resolve("data");
        this.initialised = home.resolve("initialised");
        this.port = Ports.orFree(settings.port());
        this.ownerPassword = PrivateFiles.secret(home.resolve(PostgresBootstrap.OWNER + ".password"));
    }

    /**
     * Starts the server and returns when it accepts connections.
     *
     * @throws ServerStartException when the port or the directory is in use, the server does not start, or the build has no
     *     PostgreSQL for this platform
     */
    public static PostgresServer start(PostgresSettings settings) {
        PostgresServer server = stopped(settings);
        server.startAgain();
        return server;
    }

    /** Has its address and logins, but does not run until {@link #startAgain}. */
    public static PostgresServer stopped(PostgresSettings settings) {
        PostgresLauncher.requireSupportedSystem();
        try {
            return new PostgresServer(settings);
        } catch (IOException e) {
            throw new ServerStartException("The data directory %s is not usable.".formatted(settings.dataDir()), e);
        }
    }

    /**
     * Fails before anything starts. The start checks it, too, after it has stopped a server that a killed process left.
     *
     * @throws ServerStartException when another process listens on the port
     */
    public void requireFreePort() {
        try {
            if (Postmaster.in(dataDirectory).isEmpty()) {
                Ports.requireFree(port, settings.portProperty());
            }
        } catch (IOException e) {
            throw new ServerStartException("The data directory %s is not usable.".formatted(home), e);
        }
    }

    /** Starts a stopped server with the same data and port. */
    public synchronized void startAgain() {
        if (postgres != null) {
            throw new IllegalStateException("PostgreSQL is already running on port " + port + ".");
        }
        long started = System.nanoTime();
        try {
            lock = DirectoryLock.take(home);
            stopOrphan();
            Ports.requireFree(port, settings.portProperty());
            launch();
        } catch (IOException | SQLException e) {
            throw afterStop(new ServerStartException("PostgreSQL did not start in %s.".formatted(home), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw afterStop(new ServerStartException("Interrupted while PostgreSQL was starting.", e));
        } catch (RuntimeException e) {
            throw afterStop(e);
        }
        log.info("PostgreSQL is ready on port {} after {} ms.", port, (System.nanoTime() - started) / 1_000_000);
    }

    @Override
    public synchronized boolean isRunning() {
        try {
            return lock != null && Postmaster.in(dataDirectory).isPresent();
        } catch (IOException e) {
            // Nobody can tell, for instance because this process has no file handle left.
            return lock != null;
        }
    }

    @Override
    public synchronized void restart() {
        stop();
        startAgain();
    }

    /** Also after an interruption, which may have left the server or initdb running. */
    private RuntimeException afterStop(RuntimeException reason) {
        // An interrupted thread could not wait for their end.
        boolean interrupted = Thread.interrupted();
        try {
            stop();
            Postmaster.killStartedHere(dataDirectory);
        } catch (ServerStartException e) {
            reason.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return reason;
    }

    private void launch() throws IOException, SQLException {
        if (!Files.exists(initialised)) {
            // The first start did not complete: the directory holds nothing of value.
            FileUtils.deleteDirectory(dataDirectory.toFile());
        }
        Path superuserFile = home.resolve("postgres.password");
        superuserPassword = PrivateFiles.secret(superuserFile);
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
                    "Stopping PostgreSQL (pid {}), which a killed process left running.",
                    orphan.get().pid());
            orphan.get().stop(Postmaster.ShutdownMode.FAST);
        }
        Postmaster.awaitChildren(dataDirectory);
        Postmaster.deleteStaleFile(dataDirectory);
    }

    /** Closes all connections and stops the server; everything committed is kept. Does nothing when it is stopped. */
    public synchronized void stop() {
        stop(Postmaster.ShutdownMode.FAST);
    }

    /** Ends the server like a power failure, for fault tests; everything committed is kept. */
    public synchronized void crash() {
        stop(Postmaster.ShutdownMode.IMMEDIATE);
    }

    private void stop(Postmaster.ShutdownMode mode) {
        try {
            Optional<Postmaster> running = lock == null ? Optional.empty() : Postmaster.in(dataDirectory);
            if (running.isPresent()) {
                running.get().stop(mode);
                log.info("PostgreSQL on port {} has stopped.", port);
            }
            if (lock != null) {
                // The library's own stop gives up after five seconds, so we remove its lock as well.
                Files.deleteIfExists(dataDirectory.resolve("epg-lock"));
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
            log.warn("The lock of {} could not be released.", home, e);
        }
        lock = null;
    }

    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    /** The URL of the database {@code outreach}. */
    public String jdbcUrl() {
        return jdbcUrl(PostgresBootstrap.DATABASE);
    }

    /** The URL of any database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, port, database);
    }

    /** The owner of the database {@code outreach}, who is not a superuser. */
    public String user() {
        return PostgresBootstrap.OWNER;
    }

    /** The owner's password, generated at the first start. */
    public String password() {
        return ownerPassword;
    }

    /** The role that serves requests, in the database {@code outreach}. */
    public DatabaseAccess service() {
        return new DatabaseAccess(jdbcUrl(), PostgresBootstrap.SERVICE, servicePassword);
    }

    /** The role of background work for all customers, in the database {@code outreach}. */
    public DatabaseAccess worker() {
        return new DatabaseAccess(jdbcUrl(), PostgresBootstrap.WORKER, workerPassword);
    }

    /** The superuser, who can create roles and databases. */
    public DatabaseAccess superuser() {
        return new DatabaseAccess(jdbcUrl("postgres"), PostgresLauncher.SUPERUSER, superuserPassword);
    }
}
