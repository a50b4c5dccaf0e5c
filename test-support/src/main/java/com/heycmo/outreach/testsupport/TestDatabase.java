package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of its own, with the schema in it.
 *
 * @param owner of the database and the schema, which row-level security does not bind: for fixtures
 * @param service serves requests
 * @param worker does what serves no single customer
 */
public record TestDatabase(String name, DatabaseAccess owner, DatabaseAccess service, DatabaseAccess worker) {

    public String jdbcUrl() {
        return owner.jdbcUrl();
    }

    /** The owner. */
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

    /** As one of the roles; a new connection each time. */
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
