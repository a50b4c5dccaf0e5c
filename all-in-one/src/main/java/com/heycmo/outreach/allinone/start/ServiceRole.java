package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.embedded.PostgresServer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * The role of the services: it reads and writes what the owner of the schema has created, and can create or drop
 * nothing itself. Its password is made anew at each start.
 */
final class ServiceRole {

    static final String NAME = "outreach_service";

    private static final int PASSWORD_BYTES = 24;

    private ServiceRole() {}

    /** Creates the role if need be and returns its new password. */
    static String provideIn(PostgresServer server) {
        String password = newPassword();
        DatabaseAccess superuser = server.superuser();
        // Rights on tables are given inside the database that holds them.
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE ROLE %s LOGIN".formatted(NAME));
            }
            // Hexadecimal: nothing to escape.
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(NAME, password));
            grantTables(statement, server.user());
        } catch (SQLException e) {
            throw new StartFailure("The services' role could not be created in PostgreSQL.", e);
        }
        return password;
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(NAME))) {
            return found.next();
        }
    }

    /** Of the tables that are there, and of those that a migration creates later. */
    private static void grantTables(Statement statement, String owner) throws SQLException {
        String rights = "GRANT SELECT, INSERT, UPDATE, DELETE ON";
        statement.execute("%s ALL TABLES IN SCHEMA public TO %s".formatted(rights, NAME));
        statement.execute(
                "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA public %s TABLES TO %s".formatted(owner, rights, NAME));
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
