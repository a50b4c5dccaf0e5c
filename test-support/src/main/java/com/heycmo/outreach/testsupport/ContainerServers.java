package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers. */
record ContainerServers(PostgreSQLContainer postgres, DatabaseLogins logins, KafkaContainer broker)
        implements TestServers {

    static ContainerServers start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "%s=containers needs a Docker daemon, but none responds.".formatted(InfrastructureChoice.SWITCH));
        }
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        KafkaContainer broker =
                new KafkaContainer("apache/kafka:4.2.0").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        postgres.start();
        broker.start();
        DatabaseLogins logins = DatabaseLogins.createOn(accessTo(postgres));
        return new ContainerServers(postgres, logins, broker);
    }

    @Override
    public DatabaseAccess database() {
        return accessTo(postgres);
    }

    private static DatabaseAccess accessTo(PostgreSQLContainer postgres) {
        return new DatabaseAccess(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public String bootstrapServers() {
        return broker.getBootstrapServers();
    }

    @Override
    public boolean outlivesTheTests() {
        return false;
    }

    @Override
    public void stop() {
        broker.stop();
        postgres.stop();
    }
}
