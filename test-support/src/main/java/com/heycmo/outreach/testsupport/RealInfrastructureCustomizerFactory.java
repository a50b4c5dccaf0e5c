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
            Map<String, Object> properties = ServiceProperties.of(database, infrastructure.bootstrapServers());
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
