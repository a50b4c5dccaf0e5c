package com.heycmo.outreach.approval.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts how often whatever serves people has asked for a connection. */
final class LentConnections implements BeanPostProcessor {

    private final AtomicLong lent = new AtomicLong();

    long count() {
        return lent.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource dataSource && name.equals("dataSource"))) {
            return bean;
        }
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                lent.incrementAndGet();
                return super.getConnection();
            }
        };
    }
}
