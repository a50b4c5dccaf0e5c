package com.heycmo.outreach.logs;

import com.heycmo.outreach.problems.FilterOrder;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** For every servlet application with this module: log lines have the ids of customer and draft, and actuator shows no secret. */
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

    /** Passwords, keys, tokens and arguments stay hidden also where an operator lets actuator show values. */
    @Bean
    static SanitizingFunction secrets() {
        return SanitizingFunction.sanitizeValue().ifLikelySensitive().ifKeyEquals("sun.java.command");
    }
}
