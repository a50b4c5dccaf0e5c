package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.embedded.KafkaSettings;
import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.PostgresSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** The PostgreSQL server and the Kafka broker of this process, each unless an external one is configured. */
final class EmbeddedServers {

    static final String POSTGRES_PORT = "outreach.embedded.postgres-port";
    static final String KAFKA_PORT = "outreach.embedded.kafka-port";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

    private final Environment environment;
    private final DataDirectory directory;
    private final StoppableServer<PostgresServer> postgres = new StoppableServer<>();
    private final StoppableServer<KafkaBroker> kafka = new StoppableServer<>();

    EmbeddedServers(Environment environment, DataDirectory directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * Starts both at the same time: Kafka in this thread, because its threads need the class loader, and PostgreSQL in
     * another.
     *
     * @return the connection properties of the started servers
     */
    Map<String, Object> start() {
        FutureTask<Map<String, Object>> database = new FutureTask<>(this::startPostgres);
        new Thread(database, "start-postgres").start();
        Map<String, Object> properties = new HashMap<>(startKafka());
        properties.putAll(resultOf(database));
        return properties;
    }

    /** Stops Kafka first: its consumers have already stopped. */
    void stop() {
        stop(kafka, "Kafka");
        stop(postgres, "PostgreSQL");
    }

    private Map<String, Object> startPostgres() {
        if (environment.containsProperty("spring.datasource.url")) {
            return Map.of();
        }
        PostgresSettings settings = new PostgresSettings(directory.postgres(), port(POSTGRES_PORT), POSTGRES_PORT);
        PostgresServer server = postgres.start(() -> PostgresServer.start(settings));
        return Map.of(
                "spring.datasource.url", server.jdbcUrl(),
                "spring.datasource.username", server.service().user(),
                "spring.datasource.password", server.service().password(),
                "outreach.worker.username", server.worker().user(),
                "outreach.worker.password", server.worker().password(),
                "spring.flyway.url", server.jdbcUrl(),
                "spring.flyway.user", server.user(),
                "spring.flyway.password", server.password());
    }

    private Map<String, Object> startKafka() {
        if (environment.containsProperty("spring.kafka.bootstrap-servers")) {
            return Map.of();
        }
        KafkaSettings settings = new KafkaSettings(directory.kafka(), port(KAFKA_PORT), KAFKA_PORT);
        KafkaBroker broker = kafka.start(() -> KafkaBroker.start(settings));
        return Map.of("spring.kafka.bootstrap-servers", broker.bootstrapServers());
    }

    private int port(String property) {
        return environment.getRequiredProperty(property, Integer.class);
    }

    private static <T> T resultOf(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while PostgreSQL was starting.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new StartFailure("PostgreSQL did not start.", e.getCause());
        }
    }

    private static void stop(StoppableServer<?> server, String name) {
        try {
            server.stop();
        } catch (Exception e) {
            log.error("{} did not stop cleanly.", name, e);
        }
    }
}
