package com.heycmo.outreach.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;

/** Starts the server process. Some of the library's default options would lose data or admit anybody. */
final class PostgresLauncher {

    static final String SUPERUSER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private PostgresLauncher() {}

    static EmbeddedPostgres launch(
            Path dataDirectory, Path binariesDir, int port, Path superuserPasswordFile, String superuserPassword)
            throws IOException {
        return withInitOptions(withServerOptions(EmbeddedPostgres.builder()), superuserPasswordFile)
                .setDataDirectory(dataDirectory)
                .setOverrideWorkingDirectory(binariesDir.toFile())
                .setPgBinaryResolver(PostgresLauncher::findBinaries)
                .setCleanDataDirectory(false)
                // The library's hook would stop the database while others still write to it.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT)
                .setConnectConfig("password", superuserPassword)
                .start();
    }

    /** The build packs the PostgreSQL of its own platform only. */
    static InputStream findBinaries(String system, String architecture) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unsupported(system, architecture);
        }
    }

    /** The library and the private files need a POSIX system. */
    static void requireSupportedSystem() {
        String system = System.getProperty("os.name");
        if (!system.startsWith("Linux") && !system.startsWith("Mac")) {
            throw unsupported(system, System.getProperty("os.arch"));
        }
    }

    private static ServerStartException unsupported(String system, String architecture) {
        return new ServerStartException("""
                This build has no PostgreSQL for %s on %s. If this machine runs macOS or Linux (on ARM64: with glibc), \
                build on this machine. On Windows, use WSL 2. On any other platform, run your own PostgreSQL and set \
                spring.datasource.url, .username and .password, outreach.worker.username and .password, and \
                spring.flyway.user and .password.""".formatted(system, architecture));
    }

    private static EmbeddedPostgres.Builder withServerOptions(EmbeddedPostgres.Builder builder) {
        return builder
                // By default the library starts the server with -F and without synchronous commits.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", Ports.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                // The client receives every error; the server's log would show the text of drafts.
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse");
    }

    /** These become options of initdb; the later {@code --auth} overrides the library's {@code -A trust}. */
    private static EmbeddedPostgres.Builder withInitOptions(EmbeddedPostgres.Builder builder, Path passwordFile) {
        return builder.setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C")
                // Knows upper and lower case of all of Unicode, whatever locales the machine has.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
    }
}
