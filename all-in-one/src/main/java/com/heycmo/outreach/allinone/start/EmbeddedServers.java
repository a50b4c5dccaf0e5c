package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.KafkaBroker;
import com.heycmo.outreach.embedded.KafkaSettings;
import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.PostgresSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    private final StoppableServer<PostgresServer> postgres = new StoppableServer<>("PostgreSQL");
    private final StoppableServer<KafkaBroker> kafka = new StoppableServer<>("Kafka");
    private final List<ServerWatch> watches;
    private volatile boolean diskIsFull;
    private final ScheduledExecutorService watching = Executors.newScheduledThreadPool(3, EmbeddedServers::watchThread);

    EmbeddedServers(Environment environment, DataDirectory directory) {
        this.environment = environment;
        this.directory = directory;
        this.watches = List.of(watch(postgres, directory), watch(kafka, directory));
    }

    /**
     * Starts both beside each other and beside the application context.
     *
     * @return the connection properties, which are known before the servers run
     */
    Map<String, Object> start() {
        Map<String, Object> properties = new HashMap<>(startPostgres());
        properties.putAll(startKafka());
        // Each in its own thread, because a restart takes seconds. A start in progress keeps its watch waiting.
        watches.forEach(watch -> watching.scheduleWithFixedDelay(watch::check, 1, 1, TimeUnit.SECONDS));
        watching.scheduleWithFixedDelay(this::reportFullDisk, 1, 1, TimeUnit.SECONDS);
        return properties;
    }

    /** Waits until PostgreSQL runs. */
    void awaitPostgres() {
        postgres.awaitStart();
    }

    /** Waits until the broker runs. */
    void awaitKafka() {
        kafka.awaitStart();
    }

    private static ServerWatch watch(StoppableServer<?> server, DataDirectory directory) {
        // In another thread: the end waits for the watch.
        Runnable endProcess = () -> new Thread(() -> System.exit(1), "end-process").start();
        return new ServerWatch(server, directory::isFull, endProcess, System::nanoTime);
    }

    private static Thread watchThread(Runnable task) {
        Thread thread = new Thread(task, "watch-servers");
        thread.setDaemon(true);
        return thread;
    }

    private void reportFullDisk() {
        boolean full = directory.isFull();
        if (full && !diskIsFull) {
            log.error(
                    "The disk of {} is full. Requests get 503 and drafts wait until there is room; nothing accepted is lost.",
                    directory.path());
        } else if (!full && diskIsFull) {
            log.info("The disk of {} has room again.", directory.path());
        }
        diskIsFull = full;
    }

    List<ServerWatch.Outage> outages() {
        return watches.stream()
                .flatMap(watch -> Stream.ofNullable(watch.outage()))
                .toList();
    }

    /** Stops both at the same time: their clients have already stopped. */
    void stop() {
        watching.shutdownNow();
        // Its wait for the server may take a minute. The broker would only log the interruption, at length.
        postgres.interruptStart();
        Thread kafkaStop = new Thread(() -> stop(kafka), "stop-kafka");
        kafkaStop.start();
        stop(postgres);
        try {
            kafkaStop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> startPostgres() {
        if (environment.containsProperty("spring.datasource.url")) {
            return Map.of();
        }
        PostgresSettings settings = new PostgresSettings(directory.postgres(), port(POSTGRES_PORT), POSTGRES_PORT);
        PostgresServer server = PostgresServer.stopped(settings);
        server.requireFreePort();
        postgres.start(() -> {
            server.startAgain();
            return server;
        });
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
        KafkaBroker broker = KafkaBroker.stopped(settings);
        broker.requireFreePort();
        kafka.start(() -> {
            broker.startAgain();
            return broker;
        });
        return Map.of("spring.kafka.bootstrap-servers", broker.bootstrapServers());
    }

    private int port(String property) {
        return environment.getRequiredProperty(property, Integer.class);
    }

    private static void stop(StoppableServer<?> server) {
        try {
            server.stop();
        } catch (Exception e) {
            log.error("{} did not stop cleanly.", server.name(), e);
        }
    }
}
