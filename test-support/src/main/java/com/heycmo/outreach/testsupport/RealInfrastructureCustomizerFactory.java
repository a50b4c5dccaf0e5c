package com.heycmo.outreach.testsupport;

import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Puts contexts on the shared infrastructure; see {@link OnRealInfrastructure}. */
final class RealInfrastructureCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Customizer();
    }

    /** A record, so that equal contexts are equal and cached. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            Infrastructure infrastructure = Infrastructure.get();
            infrastructure.announceContext();
            TestDatabase database = infrastructure.newDatabase();
            Map<String, Object> properties = Map.of(
                    "spring.datasource.url", database.jdbcUrl(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password(),
                    "spring.kafka.bootstrap-servers", infrastructure.bootstrapServers(),
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                            TestIssuer.shared().issuer(),
                    // Several contexts live side by side.
                    "management.server.port", 0);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("real infrastructure", properties));
            context.getBeanFactory().registerSingleton("testDatabase", database);
            context.getBeanFactory().registerSingleton("queueRows", database.rows());
            context.getBeanFactory().registerSingleton("testDevices", database.devices());
            context.getBeanFactory().registerSingleton("kafkaProbe", infrastructure.kafka());
        }
    }
}
