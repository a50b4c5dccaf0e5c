package com.heycmo.outreach.tenancy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
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
        before = {DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
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

    /** Replaces Boot's, whose JDBC client uses it. */
    @Bean
    @Primary
    JdbcTemplate jdbcTemplate(DataSource requests, JdbcProperties properties, ObjectProvider<MeterRegistry> meters) {
        return template(requests, properties.getTemplate(), meters);
    }

    @Bean(defaultCandidate = false)
    @BackgroundRole
    JdbcTemplate workerJdbcTemplate(
            DataSource requests,
            @BackgroundRole ObjectProvider<DataSource> background,
            JdbcProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        return template(background.getIfAvailable(() -> requests), properties.getTemplate(), meters);
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

    private static JdbcTemplate template(
            DataSource dataSource, JdbcProperties.Template properties, ObjectProvider<MeterRegistry> meters) {
        JdbcTemplate template = new TimedJdbcTemplate(dataSource, meters.getIfAvailable(SimpleMeterRegistry::new));
        if (properties.getQueryTimeout() != null) {
            template.setQueryTimeout((int) properties.getQueryTimeout().getSeconds());
        }
        return template;
    }
}
