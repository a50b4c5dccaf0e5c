package com.heycmo.outreach.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The options of the server process; several of the library's own would lose data or open the server to anybody. */
final class PostgresLauncher {

    static final String SUPERUSER = "postgres";

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private PostgresLauncher() {}

    static EmbeddedPostgres launch(
            Path dataDirectory, Path binariesDir, int port, Path superuserPasswordFile, String superuserPassword)
            throws IOException {
        return withInitOptions(withServerOptions(EmbeddedPostgres.builder()), superuserPasswordFile)
                .setDataDirectory(dataDirectory)
                .setOverrideWorkingDirectory(binariesDir.toFile())
                .setCleanDataDirectory(false)
                // Its hook would stop the database before those who still write to it.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_PATIENCE)
                .setConnectConfig("password", superuserPassword)
                .start();
    }

    private static EmbeddedPostgres.Builder withServerOptions(EmbeddedPostgres.Builder builder) {
        return builder
                // The library starts the server with -F and without synchronous commits unless told otherwise.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", Ports.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                // The client is told every error; in the server's log they would show customers' texts.
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse");
    }

    /** These become options of initdb as they stand; the later {@code --auth} overrides the library's {@code -A trust}. */
    private static EmbeddedPostgres.Builder withInitOptions(EmbeddedPostgres.Builder builder, Path passwordFile) {
        return builder.setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C")
                // Knows upper and lower case of all of Unicode, whatever locales the machine has.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
    }
}
