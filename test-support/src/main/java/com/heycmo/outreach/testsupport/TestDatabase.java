package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database, with the schema unless it was created empty.
 *
 * @param owner of the database and the schema, whom row-level security does not bind; for fixtures
 * @param service the login of requests
 * @param worker the login of background work, which serves no single customer
 * @param connections the data source for a login
 */
public record TestDatabase(
        String name,
        DatabaseAccess owner,
        DatabaseAccess service,
        DatabaseAccess worker,
        Function<DatabaseAccess, DataSource> connections) {

    /** The same database, with the owner's login for requests and for background work. */
    public TestDatabase withOwnerLogins() {
        return new TestDatabase(name, owner, owner, owner, connections);
    }

    public String jdbcUrl() {
        return owner.jdbcUrl();
    }

    /** The owner's. */
    public String user() {
        return owner.user();
    }

    /** The owner's. */
    public String password() {
        return owner.password();
    }

    /** The owner's. */
    public DataSource dataSource() {
        return dataSource(owner);
    }

    public DataSource dataSource(DatabaseAccess login) {
        return connections.apply(login);
    }

    /** The owner's. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public QueueRows rows() {
        return new QueueRows(jdbc());
    }

    public TestDevices devices() {
        return new TestDevices(jdbc());
    }

    @Override
    public String toString() {
        return owner.toString();
    }
}
