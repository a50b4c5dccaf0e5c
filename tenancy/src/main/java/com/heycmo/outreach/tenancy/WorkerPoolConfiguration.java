package com.heycmo.outreach.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A separate connection pool for background work, if it has a separate login. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("outreach.worker.username")
class WorkerPoolConfiguration {

    /** Differs from the pool of requests in login, size and name only. */
    @Bean(defaultCandidate = false)
    @BackgroundRole
    HikariDataSource workerDataSource(
            JdbcConnectionDetails database, WorkerProperties worker, Environment environment) {
        HikariDataSource pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .driverClassName(database.getDriverClassName())
                .url(database.getJdbcUrl())
                .build();
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        pool.setUsername(worker.username());
        pool.setPassword(worker.password());
        pool.setMaximumPoolSize(worker.poolSize());
        pool.setPoolName("worker");
        return pool;
    }
}
