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

/** Runs at each start: checks that this is our server and that it is durable, and creates missing roles and the database. */
final class PostgresBootstrap {

    static final String OWNER = "outreach_owner";
    static final String SERVICE = "outreach_service";
    static final String WORKER = "outreach_worker";
    static final String DATABASE = "outreach";

    private static final Logger log = LoggerFactory.getLogger(PostgresBootstrap.class);
    private static final Map<String, String> REQUIRED = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", Ports.LOOPBACK);

    private PostgresBootstrap() {}

    /** @param passwords by role; base64url, so that they need no escaping */
    static void run(DatabaseAccess superuser, Map<String, String> passwords, Path dataDirectory) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            verify(statement, dataDirectory);
            for (Map.Entry<String, String> role : passwords.entrySet()) {
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role.getKey())) {
                    statement.execute("CREATE ROLE %s".formatted(role.getKey()));
                }
                statement.execute("ALTER ROLE %s LOGIN PASSWORD '%s'".formatted(role.getKey(), role.getValue()));
            }
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

    private static void require(String setting, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new ServerStartException(
                    "PostgreSQL runs with %s = '%s' instead of '%s'.".formatted(setting, actual, expected));
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
