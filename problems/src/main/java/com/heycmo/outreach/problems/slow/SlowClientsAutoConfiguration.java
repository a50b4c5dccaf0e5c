package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.FilterOrder;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Receives bodies and sends answers so that no thread waits for a client. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SlowClientProperties.class)
class SlowClientsAutoConfiguration {

    private static final int MAX_CHUNKED_BODIES = 32;
    private static final Predicate<HttpServletRequest> API =
            request -> request.getRequestURI().startsWith("/api/");

    @Bean
    SlowClients slowClients(SlowClientProperties limits) {
        return new SlowClients(limits);
    }

    @Bean
    BodyTransfers bodyTransfers(SlowClients clients, ProblemWriter writer) {
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("chunked-body-");
        threads.setDaemon(true);
        threads.setCorePoolSize(0);
        threads.setMaxPoolSize(MAX_CHUNKED_BODIES);
        threads.setQueueCapacity(0);
        threads.initialize();
        return new BodyTransfers(clients, writer, threads);
    }

    @Bean
    FilterRegistrationBean<AnswerFilter> answerFilter(SlowClients clients, BodyTransfers transfers) {
        return FilterOrder.ANSWER.register(new AnswerFilter(clients, transfers));
    }

    @Bean
    FilterRegistrationBean<BodyFilter> formBodyFilter(BodyTransfers transfers, ProblemWriter writer) {
        return FilterOrder.FORM_BODY.register(new BodyFilter(API.negate(), transfers, writer));
    }

    @Bean
    FilterRegistrationBean<BodyFilter> apiBodyFilter(BodyTransfers transfers, ProblemWriter writer) {
        return FilterOrder.API_BODY.register(new BodyFilter(API, transfers, writer));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connectionValve() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getParent().getPipeline().addValve(new ConnectionValve()));
    }
}
