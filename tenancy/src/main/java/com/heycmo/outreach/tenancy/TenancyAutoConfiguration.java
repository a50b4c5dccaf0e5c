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
 * Two logins to one database. Boot's data source and JDBC client serve requests, in transactions that set their
 * customer; the beans with {@link BackgroundRole} serve background work.
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
            @BackgroundRole ObjectProvider<DataSource> background,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        return customized(new JdbcTransactionManager(background.getIfAvailable(() -> requests)), customizers);
    }

    @Bean(defaultCandidate = false)
    @BackgroundRole
    JdbcTemplate workerJdbcTemplate(
            DataSource requests, @BackgroundRole ObjectProvider<DataSource> background, JdbcProperties properties) {
        JdbcTemplate template = new JdbcTemplate(background.getIfAvailable(() -> requests));
        Optional.ofNullable(properties.getTemplate().getQueryTimeout())
                .ifPresent(timeout -> template.setQueryTimeout((int) timeout.getSeconds()));
        return template;
    }

    @Bean(defaultCandidate = false)
    @BackgroundRole
    JdbcClient workerJdbcClient(@BackgroundRole JdbcTemplate template) {
        return JdbcClient.create(template);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RowSecurityCheck rowSecurityCheck(
            DataSource requests, @BackgroundRole ObjectProvider<DataSource> background, TenancyProperties properties) {
        return new RowSecurityCheck(requests, background.getIfAvailable(() -> requests), properties.allowOwner());
    }

    private static PlatformTransactionManager customized(
            JdbcTransactionManager manager, ObjectProvider<TransactionManagerCustomizers> customizers) {
        customizers.ifAvailable(each -> each.customize(manager));
        return manager;
    }
}
