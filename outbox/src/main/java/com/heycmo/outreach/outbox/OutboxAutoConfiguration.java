package com.heycmo.outreach.outbox;

import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Provides the wake-up of the relay and, as {@code outreach.outbox.relay} says, the relay or the sweep behind change data
 * capture.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "com.heycmo.outreach.tenancy.TenancyAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    RelayWakeUp relayWakeUp(ObjectProvider<OutboxRelay> relay) {
        // The lookup costs more than the wake-up; cache it.
        SingletonSupplier<OutboxRelay> found = SingletonSupplier.ofNullable(relay::getIfAvailable);
        return new RelayWakeUp(() -> Optional.ofNullable(found.get()).ifPresent(OutboxRelay::wake));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "outreach.outbox.relay", havingValue = "here", matchIfMissing = true)
    static class RelayConfiguration {

        @Bean
        RelayMonitor outboxRelayMonitor(ObjectProvider<MeterRegistry> meters) {
            return new RelayMonitor(meters.getIfAvailable(SimpleMeterRegistry::new));
        }

        @Bean
        HealthIndicator outboxHealthIndicator(RelayMonitor monitor) {
            return monitor::health;
        }

        @Bean
        OutboxRelay outboxRelay(
                @BackgroundRole JdbcClient jdbc,
                @BackgroundRole PlatformTransactionManager transactionManager,
                ProducerFactory<?, ?> producerFactory,
                RelayMonitor monitor,
                Traces traces,
                OutboxProperties properties) {
            EventProducer producer = new EventProducer(producerFactory, traces);
            OutboxStore store = new OutboxStore(jdbc);
            Blockages blockages = new Blockages(monitor);
            return new OutboxRelay(
                    new RelayRound(transactionManager, store, producer, blockages, monitor),
                    new BlockedEvents(transactionManager, store, producer, blockages, monitor),
                    producer,
                    monitor,
                    properties.pollInterval());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "outreach.outbox.relay", havingValue = "none")
    static class SweepConfiguration {

        @Bean
        SlotMonitor outboxSlotMonitor(ObjectProvider<MeterRegistry> meters, OutboxProperties properties) {
            return new SlotMonitor(properties.slot(), meters.getIfAvailable(SimpleMeterRegistry::new));
        }

        @Bean
        HealthIndicator outboxHealthIndicator(SlotMonitor monitor) {
            return monitor::health;
        }

        @Bean
        OutboxSweeper outboxSweeper(@BackgroundRole JdbcClient jdbc, SlotMonitor monitor, OutboxProperties properties) {
            SlotSweep sweep = new SlotSweep(properties.slot(), new SlotStore(jdbc), monitor);
            return new OutboxSweeper(sweep, new OutboxStore(jdbc), monitor, properties.pollInterval());
        }
    }
}
