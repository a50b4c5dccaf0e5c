package com.heycmo.outreach.access;

import com.heycmo.outreach.access.chain.CustomerFilters;
import com.heycmo.outreach.access.chain.CustomerScopeFilter;
import com.heycmo.outreach.access.device.DeviceTokenStore;
import com.heycmo.outreach.access.device.DeviceTokens;
import com.heycmo.outreach.access.device.SeenDevices;
import com.heycmo.outreach.access.device.StoredDeviceTokens;
import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.tenancy.Worker;
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
    DeviceTokenStore deviceTokenStore(@Worker JdbcClient worker) {
        return new DeviceTokenStore(worker);
    }

    @Bean
    SeenDevices seenDevices(DeviceTokenStore store) {
        return new SeenDevices(store);
    }

    @Bean
    DeviceTokens deviceTokens(DeviceTokenStore store, SeenDevices seen) {
        return new StoredDeviceTokens(store, seen);
    }

    @Bean
    CustomerFilters customerFilters() {
        return CustomerScopeFilter::new;
    }
}
