package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The connections of tests, as opposed to those of the services. */
public final class Connections {

    private static final int MAX_POOL_SIZE = 30;

    private static final Map<DatabaseAccess, DataSource> POOLS = new ConcurrentHashMap<>();

    private Connections() {}

    /** Reused: logging in takes longer than most statements of a test. Until this process ends. */
    public static DataSource pooled(DatabaseAccess login) {
        return POOLS.computeIfAbsent(login, Connections::pool);
    }

    /** A new connection each time, for servers that stop and restart. */
    public static DataSource single(DatabaseAccess login) {
        return new DriverManagerDataSource(login.jdbcUrl(), login.user(), login.password());
    }

    private static DataSource pool(DatabaseAccess login) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(login.jdbcUrl());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(MAX_POOL_SIZE);
        return pool;
    }
}
