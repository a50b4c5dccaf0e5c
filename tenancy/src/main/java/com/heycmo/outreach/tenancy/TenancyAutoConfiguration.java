package com.heycmo.outreach.tenancy;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Two ways to the one database. Boot's own data source and JDBC client serve requests, in transactions that tell the
 * database their customer; the beans that are marked {@link BackgroundRole} serve everything else.
 */
@AutoConfiguration(
        after = DataSourceAutoConfiguration.class,
        before = DataSourceTransactionManagerAutoConfiguration.class)
@EnableConfigurationProperties({WorkerProperties.class, TenancyProperties.class, JdbcProperties.class})
@Import(WorkerPoolConfiguration.class)
class TenancyAutoConfiguration {

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(
            DataSource dataSource,
            JdbcProperties properties,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        Duration statementTimeout =
                Optional.ofNullable(properties.getTemplate().getQueryTimeout()).orElse(Duration.ZERO);
        return customized(new CustomerTransactionManager(dataSource, statementTimeout), customizers);
    }

    @Bean(defaultCandidate = false)
    @BackgroundRole
    PlatformTransactionManager workerTransactionManager(
            DataSource requests,
            @BackgroundRole ObjectProvider<DataSource> own,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        return customized(new JdbcTransactionManager(own.getIfAvailable(() -> requests)), customizers);
    }

    @Bean(defaultCandidate = false)
    @BackgroundRole
    JdbcClient workerJdbcClient(
            DataSource requests, @BackgroundRole ObjectProvider<DataSource> own, JdbcProperties properties) {
        return JdbcClient.create(template(own.getIfAvailable(() -> requests), properties.getTemplate()));
    }

    @Bean
    @DependsOnDatabaseInitialization
    RowSecurityCheck rowSecurityCheck(
            DataSource requests, @BackgroundRole ObjectProvider<DataSource> own, TenancyProperties properties) {
        return new RowSecurityCheck(requests, own.getIfAvailable(() -> requests), properties.allowOwner());
    }

    private static PlatformTransactionManager customized(
            JdbcTransactionManager manager, ObjectProvider<TransactionManagerCustomizers> customizers) {
        customizers.ifAvailable(each -> each.customize(manager));
        return manager;
    }

    /** As Boot makes the one of requests. */
    private static JdbcTemplate template(DataSource dataSource, JdbcProperties.Template properties) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(properties.getFetchSize());
        template.setMaxRows(properties.getMaxRows());
        if (properties.getQueryTimeout() != null) {
            template.setQueryTimeout((int) properties.getQueryTimeout().getSeconds());
        }
        return template;
    }
}
