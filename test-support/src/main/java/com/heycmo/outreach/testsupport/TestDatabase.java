package com.heycmo.outreach.testsupport;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own, with the schema in it. The user owns it. */
public record TestDatabase(String name, String jdbcUrl, String user, String password) {

    /** A new connection each time. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl, user, password);
    }

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
        return user + " at " + jdbcUrl;
    }
}
