package com.heycmo.outreach.logs;

import com.heycmo.outreach.problems.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Adds the ids of customer and draft to the log lines of every servlet application with this module. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class LogsAutoConfiguration {

    @Bean
    FilterRegistrationBean<LoggedIdsFilter> loggedIdsFilter() {
        FilterRegistrationBean<LoggedIdsFilter> filter = FilterOrder.LOGGED_IDS.register(new LoggedIdsFilter());
        filter.addUrlPatterns("/api/*", "/outreach/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }
}
