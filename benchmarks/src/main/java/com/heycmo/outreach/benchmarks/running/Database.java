package com.heycmo.outreach.benchmarks.running;

import com.heycmo.outreach.embedded.DatabaseAccess;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/**
 * One database with the schema, reached by the three logins that the services have.
 *
 * @param owner of the schema
 * @param service whatever serves a request
 * @param worker whatever serves no single customer
 */
public record Database(
        DatabaseAccess administrator, String name, DatabaseAccess owner, DatabaseAccess service, DatabaseAccess worker)
        implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OWNER = "outreach_benchmark_owner";
    /** For as long as this process lives: every database of it is reached so. */
    private static final String SECRET = new BigInteger(160, RANDOM).toString(36);

    static Database create(DatabaseAccess administrator, String name) throws SQLException {
        try (Connection connection = open(administrator);
                Statement statement = connection.createStatement()) {
            role(statement, OWNER, "");
            for (String role : new String[] {"outreach_service", "outreach_worker"}) {
                if (!exists(statement, "pg_roles WHERE rolname = '%s'".formatted(role))) {
                    statement.execute("CREATE ROLE " + role);
                }
                role(statement, login(role), "IN ROLE " + role);
            }
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, OWNER));
        }
        String url = administrator.jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
        Database database = new Database(
                administrator,
                name,
                new DatabaseAccess(url, OWNER, SECRET),
                new DatabaseAccess(url, login("outreach_service"), SECRET),
                new DatabaseAccess(url, login("outreach_worker"), SECRET));
        Flyway.configure().dataSource(url, OWNER, SECRET).load().migrate();
        return database;
    }

    private static String login(String role) {
        return role.replace("outreach_", "outreach_benchmark_");
    }

    private static void role(Statement statement, String name, String membership) throws SQLException {
        if (!exists(statement, "pg_roles WHERE rolname = '%s'".formatted(name))) {
            statement.execute("CREATE ROLE %s LOGIN %s".formatted(name, membership));
        }
        statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, SECRET));
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + what)) {
            return found.next();
        }
    }

    public static Connection open(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    /** Runs one statement as the owner. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = open(owner);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One number, as the owner sees it. */
    public long number(String sql) throws SQLException {
        try (Connection connection = open(owner);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Drops it. */
    @Override
    public void close() throws SQLException {
        try (Connection connection = open(administrator);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        }
    }
}
