package com.heycmo.outreach.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresServerIntegrationTests {

    @TempDir
    private static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(Servers.postgres(directory.resolve("with space"), 0));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "password_encryption, scram-sha-256"
    })
    void isDurableAndListensOnLoopbackOnly(String setting, String value) throws SQLException {
        assertThat(query(server, "SHOW " + setting)).isEqualTo(value);
    }

    /** A watch would otherwise stop a server that serves. */
    @Test
    void countsAsRunningIfNobodyCanTell() throws IOException {
        Path pidFile = directory.resolve("with space/data/postmaster.pid");
        Path aside = Files.move(pidFile, pidFile.resolveSibling("aside"));
        Files.createDirectory(pidFile);

        boolean running = server.isRunning();

        Files.delete(pidFile);
        Files.move(aside, pidFile);
        assertThat(running).isTrue();
    }

    @Test
    void isPostgres18() throws SQLException {
        assertThat(query(server, "SHOW server_version")).startsWith("18.");
    }

    @Test
    void convertsCaseInAllScripts() throws SQLException {
        assertThat(query(server, "SELECT lower('JÜRGEN ÅSA ΔΗΜΟΣ ЖАННА')")).isEqualTo("jürgen åsa δημοσ жанна");
        assertThat(query(server, "SELECT 'Müller' ILIKE '%MÜLL%'")).isEqualTo("t");
    }

    @Test
    void ownsItsDatabaseWithoutBeingSuperuser() throws SQLException {
        assertThat(query(server, "SELECT current_database() || ' ' || current_user"))
                .isEqualTo("outreach outreach_owner");
        assertThat(query(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(query(server, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'outreach'"))
                .isEqualTo("outreach_owner");
    }

    @ParameterizedTest
    @CsvSource({"postgres", "outreach_owner"})
    void rejectsAWrongPassword(String role) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), role, "guessed"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @ParameterizedTest
    @CsvSource({"postgres.password", "outreach_owner.password"})
    void onlyTheOwnerCanReadThePasswordFiles(String file) throws IOException {
        Path password = directory.resolve("with space").resolve(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void rejectsAPortInUseAndNamesTheProperty(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> PostgresServer.start(Servers.postgres(other, taken.getLocalPort())))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageStartingWith("outreach.embedded.postgres-port: the port " + taken.getLocalPort());
        }
    }

    @Test
    void rejectsADirectoryInUse() {
        assertThatThrownBy(() -> PostgresServer.start(Servers.postgres(directory.resolve("with space"), 0)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("in use by another running process");
    }

    @Test
    void startsAgainAfterItsServerWasKilled(@TempDir Path other) throws Exception {
        try (PostgresServer server = PostgresServer.start(Servers.postgres(other, 0));
                Connection open = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            assertThat(open.isValid(5)).isTrue();
            long pid = Postmaster.in(other.toRealPath().resolve("data"))
                    .orElseThrow()
                    .pid();
            ProcessHandle killed = ProcessHandle.of(pid).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().get(20, TimeUnit.SECONDS);
            assertThat(server.isRunning()).isFalse();

            server.restart();

            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void recoversFromAnIncompleteFirstStart(@TempDir Path other) throws IOException, SQLException {
        Files.createDirectories(other.resolve("data/base"));
        Files.writeString(other.resolve("data/postgresql.conf"), "");
        try (PostgresServer second = PostgresServer.start(Servers.postgres(other, 0))) {
            assertThat(query(second, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void keepsDataPortAndPasswordAcrossStopAndCrash(@TempDir Path other) throws SQLException {
        try (PostgresServer first = PostgresServer.start(Servers.postgres(other, 0))) {
            int port = first.port();
            String password = first.password();
            execute(first, "CREATE TABLE kept AS SELECT 'before' AS word");
            first.stop();
            assertThatThrownBy(() -> query(first, "SELECT 1")).isInstanceOf(SQLException.class);
            first.startAgain();
            execute(first, "INSERT INTO kept VALUES ('between')");
            first.crash();
            first.startAgain();
            assertThat(query(first, "SELECT string_agg(word, ' ' ORDER BY word) FROM kept"))
                    .isEqualTo("before between");
            assertThat(first.port()).isEqualTo(port);
            assertThat(first.password()).isEqualTo(password);
        }
    }

    @Test
    void stopsTheServerThatAKilledProcessLeft(@TempDir Path other)
            throws IOException, InterruptedException, SQLException {
        int port = Ports.free();
        Process killed = ServerProcess.start("postgres", other, port);
        long orphan = Postmaster.in(other.resolve("data")).orElseThrow().pid();
        killed.destroyForcibly().waitFor();
        assertThat(Postmaster.in(other.resolve("data"))).isPresent();
        try (PostgresServer successor = PostgresServer.start(Servers.postgres(other, port))) {
            assertThat(query(successor, "SELECT current_database()")).isEqualTo("outreach");
            assertThat(Postmaster.in(other.resolve("data")).orElseThrow().pid()).isNotEqualTo(orphan);
        }
    }

    private static String query(PostgresServer target, String query) throws SQLException {
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(PostgresServer target, String sql) throws SQLException {
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(PostgresServer target) throws SQLException {
        return DriverManager.getConnection(target.jdbcUrl(), target.user(), target.password());
    }
}
