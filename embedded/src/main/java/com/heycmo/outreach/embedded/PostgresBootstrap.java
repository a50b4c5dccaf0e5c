package com.heycmo.outreach.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done over the wire at each start: proves that this is our server and durable, and creates role and database. */
final class PostgresBootstrap {

    static final String OWNER = "outreach_owner";
    static final String DATABASE = "outreach";

    private static final Logger log = LoggerFactory.getLogger(PostgresBootstrap.class);
    private static final Map<String, String> REQUIRED = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", Ports.LOOPBACK);

    private PostgresBootstrap() {}

    static void run(DatabaseAccess superuser, String ownerPassword, Path dataDirectory) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            verify(statement, dataDirectory);
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", OWNER)) {
                statement.execute("CREATE ROLE %s LOGIN".formatted(OWNER));
            }
            // The password is our own, of base64url characters: nothing to escape.
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(OWNER, ownerPassword));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, OWNER));
                log.info("Created the database {}, owned by {}.", DATABASE, OWNER);
            }
        }
    }

    private static void verify(Statement statement, Path dataDirectory) throws SQLException {
        for (Map.Entry<String, String> setting : REQUIRED.entrySet()) {
            require(setting.getKey(), setting.getValue(), show(statement, setting.getKey()));
        }
        require("data_directory", dataDirectory.toString(), show(statement, "data_directory"));
    }

    private static void require(String setting, String wanted, String found) {
        if (!wanted.equals(found)) {
            throw new ServerStartException(
                    "PostgreSQL runs with %s = '%s' instead of '%s'.".formatted(setting, found, wanted));
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
