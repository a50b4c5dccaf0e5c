package com.heycmo.outreach.approval.sessions;

import com.heycmo.outreach.tenancy.BackgroundRole;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.session.autoconfigure.SessionTimeout;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps sessions in the database, so that a restart signs nobody out and any instance can answer. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionsConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    SessionStore sessionStore(
            @BackgroundRole JdbcTemplate jdbc,
            @BackgroundRole PlatformTransactionManager transactions,
            SessionTimeout timeout) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        SessionStore store = new SessionStore(jdbc, template);
        store.setConversionService(SessionAttributes.converters());
        if (timeout.getTimeout() != null) {
            store.setDefaultMaxInactiveInterval(timeout.getTimeout());
        }
        return store;
    }

    @Bean
    @Primary
    SharedSessions<?> sessions(SessionStore store, ApplicationEventPublisher events) {
        return new SharedSessions<>(store, events);
    }

    /** The cookie is the session's id, as the container's cookie was. */
    @Bean
    DefaultCookieSerializerCustomizer plainCookie() {
        return cookie -> cookie.setUseBase64Encoding(false);
    }
}
