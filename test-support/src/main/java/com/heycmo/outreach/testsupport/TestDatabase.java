package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database, with the schema unless it was created empty.
 *
 * @param owner of the database and the schema, whom row-level security does not bind; for fixtures
 * @param service the login of requests
 * @param worker the login of background work, which serves no single customer
 */
public record TestDatabase(String name, DatabaseAccess owner, DatabaseAccess service, DatabaseAccess worker) {

    /** The same database, with the owner's login for requests and for background work. */
    public TestDatabase withOwnerLogins() {
        return new TestDatabase(name, owner, owner, owner);
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

    /** The owner's; a new connection each time. */
    public DataSource dataSource() {
        return dataSource(owner);
    }

    /** A new connection each time, with this login. */
    public DataSource dataSource(DatabaseAccess access) {
        return new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password());
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
