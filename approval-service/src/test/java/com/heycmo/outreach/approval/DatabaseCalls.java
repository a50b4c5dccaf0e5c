package com.heycmo.outreach.approval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the transactions and statements of requests, and the pages of tables and indexes that they read. Every
 * transaction takes one connection from the pool.
 */
public final class DatabaseCalls implements BeanPostProcessor {

    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();

    public long transactions() {
        return transactions.get();
    }

    public long statements() {
        return statements.get();
    }

    /** Of the database, whether in its memory or not. */
    public long pages() {
        return pages.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource dataSource && name.equals("dataSource"))) {
            return bean;
        }
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                transactions.incrementAndGet();
                return counted(super.getConnection());
            }
        };
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        statements.incrementAndGet();
                    }
                    if (method.getName().equals("commit")) {
                        pages.addAndGet(pagesOf(connection));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** PostgreSQL counts since the session's last flush, so this asks for one after each transaction. */
    private static long pagesOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pages = statement.executeQuery("""
                        SELECT sum(pg_stat_get_xact_blocks_fetched(oid)), pg_stat_force_next_flush()
                          FROM pg_class
                         WHERE relnamespace = CAST('public' AS regnamespace)
                        """)) {
            pages.next();
            return pages.getLong(1);
        }
    }
}
