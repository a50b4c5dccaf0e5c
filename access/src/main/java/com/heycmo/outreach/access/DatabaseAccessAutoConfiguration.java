package com.heycmo.outreach.access;

import com.heycmo.outreach.access.chain.CustomerFilters;
import com.heycmo.outreach.access.chain.CustomerScopeFilter;
import com.heycmo.outreach.access.device.DeviceTokenStore;
import com.heycmo.outreach.access.device.DeviceTokens;
import com.heycmo.outreach.access.device.LastSeenRecorder;
import com.heycmo.outreach.access.device.StoredDeviceTokens;
import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.tenancy.CustomerScope;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the check of access has besides where there is a database: extensions' tokens, and the scope of a customer. */
@AutoConfiguration(before = AccessAutoConfiguration.class)
@ConditionalOnClass(CustomerScope.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DatabaseAccessAutoConfiguration {

    @Bean
    DeviceTokenStore deviceTokenStore(@BackgroundRole JdbcClient worker) {
        return new DeviceTokenStore(worker);
    }

    @Bean
    LastSeenRecorder seenDevices(DeviceTokenStore store) {
        return new LastSeenRecorder(store);
    }

    @Bean
    DeviceTokens deviceTokens(DeviceTokenStore store, LastSeenRecorder seen) {
        return new StoredDeviceTokens(store, seen);
    }

    @Bean
    CustomerFilters customerFilters() {
        return CustomerScopeFilter::new;
    }
}
