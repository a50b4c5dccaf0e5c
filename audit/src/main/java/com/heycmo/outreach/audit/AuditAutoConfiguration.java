package com.heycmo.outreach.audit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offers the {@link AuditLog} to what serves requests. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "com.heycmo.outreach.tenancy.TenancyAutoConfiguration"
        })
class AuditAutoConfiguration {

    @Bean
    AuditStore auditStore(JdbcClient jdbc) {
        return new AuditStore(jdbc);
    }

    @Bean
    AuditLog auditLog(AuditStore store) {
        return new AuditLog(store);
    }
}
