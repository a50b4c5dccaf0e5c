package com.heycmo.outreach.access;

import com.heycmo.outreach.access.chain.CustomerFilterFactory;
import com.heycmo.outreach.access.chain.CustomerScopeFilter;
import com.heycmo.outreach.access.device.DeviceTokenStore;
import com.heycmo.outreach.access.device.DeviceTokenVerifier;
import com.heycmo.outreach.access.device.LastSeenRecorder;
import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.tenancy.CustomerScope;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds extensions' tokens and the customer scope to services with a database. */
@AutoConfiguration(before = AccessAutoConfiguration.class)
@ConditionalOnClass(CustomerScope.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DatabaseAccessAutoConfiguration {

    @Bean
    DeviceTokenStore deviceTokenStore(@BackgroundRole JdbcClient worker) {
        return new DeviceTokenStore(worker);
    }

    @Bean
    LastSeenRecorder lastSeenRecorder(DeviceTokenStore store) {
        return new LastSeenRecorder(store);
    }

    @Bean
    DeviceTokenVerifier deviceTokenVerifier(DeviceTokenStore store, LastSeenRecorder lastSeen) {
        return new DeviceTokenVerifier(store, lastSeen);
    }

    @Bean
    CustomerFilterFactory customerFilterFactory() {
        return CustomerScopeFilter::new;
    }
}
