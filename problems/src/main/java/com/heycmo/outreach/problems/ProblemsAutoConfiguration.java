package com.heycmo.outreach.problems;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.UUID;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Makes every servlet application with this module answer all errors with problems, and limits its requests. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ProblemsAutoConfiguration {

    @Bean
    ProblemAdvice problemAdvice(ProblemWriter writer) {
        return new ProblemAdvice(writer);
    }

    @Bean
    ProblemErrorController problemErrorController(ProblemWriter writer) {
        return new ProblemErrorController(writer);
    }

    @Bean
    ProblemPage problemPage(Environment properties) {
        return new ProblemPage(
                properties.getProperty("outreach.review-page", ""),
                properties.getProperty("management.server.port", Integer.class, 0));
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, ProblemPage page) {
        return new ProblemWriter(json, page);
    }

    /** Judges requests before the operation runs. */
    @Bean
    WebMvcConfigurer requestJudgement(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(new AcceptHeader()));
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new BodyInterceptor(json)).addPathPatterns("/api/**");
            }
        };
    }

    /** Set once, because an {@code @InitBinder} method would be looked up and called again for each parameter. */
    @Bean
    SmartInitializingSingleton strictUuids(RequestMappingHandlerAdapter operations) {
        return () -> {
            if (operations.getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer binding) {
                binding.setPropertyEditorRegistrar(
                        editors -> editors.registerCustomEditor(UUID.class, new StrictUuidEditor()));
            }
        };
    }

    @Bean
    FilterRegistrationBean<MalformedPathFilter> malformedPathFilter(ProblemWriter writer) {
        return FilterOrder.MALFORMED_PATH.register(new MalformedPathFilter(writer));
    }

    @Bean
    FilterRegistrationBean<OutageFilter> outageFilter(ProblemWriter writer) {
        return FilterOrder.OUTAGE.register(new OutageFilter(writer));
    }

    @Bean
    FilterRegistrationBean<ApiHeadersFilter> apiHeadersFilter() {
        FilterRegistrationBean<ApiHeadersFilter> filter = FilterOrder.API_HEADERS.register(new ApiHeadersFilter());
        filter.addUrlPatterns("/api/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    @Bean
    JsonMapperBuilderCustomizer apiJson() {
        return ApiJson::customize;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReportValve(ProblemPage page) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                // Tomcat looks for this class among the valves, and would otherwise create one without arguments.
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
                host.getPipeline().addValve(new ProblemReportValve(page));
            }
        });
    }
}
