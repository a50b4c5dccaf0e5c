package com.heycmo.outreach.acceptance.api;

import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Generates an OpenAPI document from the services' controllers with springdoc. The controllers are inspected but never
 * called, so they are instantiated without their dependencies.
 */
final class ControllerDocument {

    private static final String SERVICES = "com.heycmo.outreach";
    private static final String TESTS = "com.heycmo.outreach.acceptance";

    private ControllerDocument() {}

    /** The schemas are named by their classes, fully qualified. */
    static JsonNode read() {
        JsonNode[] document = new JsonNode[1];
        new WebApplicationContextRunner()
                .withPropertyValues(
                        "springdoc.api-docs.version=openapi_3_1",
                        // The paths of the pages are not part of the API.
                        "springdoc.paths-to-match=/api/**",
                        "springdoc.override-with-generic-response=false",
                        "springdoc.use-fqn=true")
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        SpringDocConfiguration.class,
                        SpringDocConfigProperties.class,
                        SpringDocWebMvcConfiguration.class,
                        MultipleOpenApiSupportConfiguration.class))
                .withInitializer(ControllerDocument::registerControllers)
                .run(context -> document[0] = ask(context.getSourceApplicationContext()));
        return document[0];
    }

    private static JsonNode ask(WebApplicationContext context) throws Exception {
        return Documents.json(MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(MockMvcRequestBuilders.get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void registerControllers(ConfigurableApplicationContext context) {
        SpringObjenesis objenesis = new SpringObjenesis();
        controllers()
                .forEach((name, type) -> ((BeanDefinitionRegistry) context.getBeanFactory())
                        .registerBeanDefinition(name, bean(type, objenesis)));
    }

    private static <T> BeanDefinition bean(Class<T> type, SpringObjenesis objenesis) {
        return new RootBeanDefinition(type, () -> objenesis.newInstance(type));
    }

    private static Map<String, Class<?>> controllers() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Map<String, Class<?>> found = new TreeMap<>();
        for (BeanDefinition candidate : scanner.findCandidateComponents(SERVICES)) {
            String name = String.valueOf(candidate.getBeanClassName());
            if (!name.startsWith(TESTS)) {
                found.put(name, ClassUtils.resolveClassName(name, ControllerDocument.class.getClassLoader()));
            }
        }
        return found;
    }
}
