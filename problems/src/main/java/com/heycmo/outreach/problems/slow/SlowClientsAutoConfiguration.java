package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.FilterOrder;
import com.heycmo.outreach.problems.ProblemWriter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Receives bodies and sends answers so that no thread waits for a client. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SlowClientProperties.class)
class SlowClientsAutoConfiguration {

    @Bean
    SlowClients slowClients(SlowClientProperties limits) {
        return new SlowClients(limits);
    }

    @Bean
    ChunkedBodies chunkedBodies(SlowClientProperties limits) {
        return new ChunkedBodies(limits.bodyTimeout());
    }

    @Bean
    SlowClientsShutdown slowClientsShutdown(SlowClients clients, ChunkedBodies chunked) {
        return new SlowClientsShutdown(clients, chunked);
    }

    @Bean
    FilterRegistrationBean<AnswerFilter> answerFilter(SlowClients clients, ProblemWriter writer) {
        return FilterOrder.ANSWER.register(new AnswerFilter(clients, writer));
    }

    @Bean
    FilterRegistrationBean<BodyFilter> formFilter(SlowClients clients, ChunkedBodies chunked, ProblemWriter writer) {
        return FilterOrder.FORM.register(new BodyFilter(true, clients, chunked, writer));
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(SlowClients clients, ChunkedBodies chunked, ProblemWriter writer) {
        return FilterOrder.BODY.register(new BodyFilter(false, clients, chunked, writer));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> stepsOfChunkedBodies() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                ChunkedBodies.limitSteps(protocol);
            }
        });
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connectionValve() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getParent().getPipeline().addValve(new ConnectionValve()));
    }
}
