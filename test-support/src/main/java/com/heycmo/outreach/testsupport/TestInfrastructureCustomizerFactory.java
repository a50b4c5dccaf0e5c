package com.heycmo.outreach.testsupport;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Implements {@link UseTestInfrastructure}. */
final class TestInfrastructureCustomizerFactory implements ContextCustomizerFactory {

    private static final String UNREACHABLE = "127.0.0.1:1";

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        UseTestInfrastructure annotation = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(testClass, UseTestInfrastructure.class));
        return new Customizer(annotation.loginAsOwner(), annotation.kafka(), annotation.logicalDecoding());
    }

    /** A record: Spring caches contexts by their customizers' equality. */
    private record Customizer(boolean loginAsOwner, boolean kafka, boolean logicalDecoding)
            implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            TestInfrastructure infrastructure = TestInfrastructure.get();
            infrastructure.registerContext();
            TestDatabase database = logicalDecoding ? withLogicalDecoding(context) : infrastructure.newDatabase();
            Map<String, Object> properties = ServiceProperties.of(
                    loginAsOwner ? database.withOwnerLogins() : database,
                    kafka ? infrastructure.bootstrapServers() : UNREACHABLE);
            properties.put("outreach.tenancy.allow-owner", loginAsOwner);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test infrastructure", properties));
            context.getBeanFactory().registerSingleton("testDatabase", database);
            context.getBeanFactory().registerSingleton("queueRows", database.rows());
            context.getBeanFactory().registerSingleton("testDevices", database.devices());
            if (kafka) {
                context.getBeanFactory().registerSingleton("kafkaProbe", infrastructure.kafka());
            }
        }

        private static TestDatabase withLogicalDecoding(ConfigurableApplicationContext context) {
            DedicatedServers servers = DedicatedServers.ofContext();
            TestDatabase database = servers.databaseWithLogicalDecoding();
            context.getBeanFactory().registerSingleton("postgresServer", servers.postgres());
            return database;
        }
    }
}
