package com.heycmo.outreach.allinone.start;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what uses the embedded servers wait for them, because they start beside the application context. */
@Configuration(proxyBeanMethods = false)
class EmbeddedServersConfiguration {

    /** Every use of the database comes after the migrations. */
    @Bean
    FlywayMigrationStrategy migrationAfterPostgres(EmbeddedServers servers) {
        return flyway -> {
            servers.awaitPostgres();
            flyway.migrate();
        };
    }

    /** SIGTERM interrupts the start, which notices that between two beans: there is no time for all of them. */
    @Bean
    static BeanPostProcessor interruptedStart() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new StartFailure("It was stopped while it was starting.", null);
                }
                return bean;
            }
        };
    }

    @Bean
    BrokerFirst brokerFirst(EmbeddedServers servers) {
        return new BrokerFirst(servers);
    }

    /** Every use of the broker comes after the creation of the topics, which is in phase 0. */
    record BrokerFirst(EmbeddedServers servers) implements SmartLifecycle {

        @Override
        public void start() {
            servers.awaitKafka();
        }

        /** The shutdown handler stops the servers, after the application context. */
        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return -1;
        }
    }
}
