package com.heycmo.outreach.logs;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Gives every servlet application that has this module on its class path the ids on its lines. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class LogsAutoConfiguration {

    /** Inside the observation that opens the trace, before everything that may refuse the request. */
    @Bean
    FilterRegistrationBean<LoggedIdsFilter> loggedIdsFilter() {
        FilterRegistrationBean<LoggedIdsFilter> filter = new FilterRegistrationBean<>(new LoggedIdsFilter());
        filter.addUrlPatterns("/api/*", "/outreach/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }
}
