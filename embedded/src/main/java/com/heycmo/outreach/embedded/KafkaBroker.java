package com.heycmo.outreach.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single-node Kafka broker in this process, on 127.0.0.1. It does not create topics automatically. It keeps its topics
 * and port across restarts, also when another process restarts it.
 */
public final class KafkaBroker implements RestartableServer {

    private static final Logger log = LoggerFactory.getLogger(KafkaBroker.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaSettings settings;
    private final Path home;
    private final @Nullable KafkaBroker first;
    private final int port;
    private int controllerPort;
    private int failuresBefore;
    private @Nullable DirectoryLock lock;
    private @Nullable KafkaRaftServer server;

    private KafkaBroker(KafkaSettings settings, @Nullable KafkaBroker first) throws IOException {
        this.settings = settings;
        this.first = first;
        this.home = PrivateFiles.directory(settings.dataDir()).toRealPath();
        this.port = Ports.orFree(settings.port());
    }

    /**
     * Starts the broker and returns when it accepts requests.
     *
     * @throws ServerStartException when the port or the directory is in use, or the broker does not start
     */
    public static KafkaBroker start(KafkaSettings settings) {
        return start(settings, null);
    }

    /** Starts another broker in the cluster of this one, for fault tests. */
    public KafkaBroker startSecond(KafkaSettings secondSettings) {
        return start(secondSettings, this);
    }

    private static KafkaBroker start(KafkaSettings settings, @Nullable KafkaBroker first) {
        KafkaBroker broker = stopped(settings, first);
        broker.startAgain();
        return broker;
    }

    /** Has its address, but does not run until {@link #startAgain}. */
    public static KafkaBroker stopped(KafkaSettings settings) {
        return stopped(settings, null);
    }

    private static KafkaBroker stopped(KafkaSettings settings, @Nullable KafkaBroker first) {
        try {
            return new KafkaBroker(settings, first);
        } catch (IOException e) {
            throw new ServerStartException("The data directory %s is not usable.".formatted(settings.dataDir()), e);
        }
    }

    /**
     * Fails before anything starts. The start checks it, too.
     *
     * @throws ServerStartException when another process listens on the port
     */
    public void requireFreePort() {
        Ports.requireFree(port, settings.portProperty());
    }

    /** Starts a stopped broker with the same data and port. */
    public synchronized void startAgain() {
        if (server != null) {
            throw new IllegalStateException("The Kafka broker is already running on port " + port + ".");
        }
        long started = System.nanoTime();
        try {
            lock = DirectoryLock.take(home);
            Ports.requireFree(port, settings.portProperty());
            launch();
        } catch (IOException e) {
            stop();
            throw new ServerStartException("The Kafka broker did not start in %s.".formatted(home), e);
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
        log.info("Kafka is ready on port {} after {} ms.", port, (System.nanoTime() - started) / 1_000_000);
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null && KafkaExitGuard.failures() == failuresBefore && !Ports.isFree(port);
    }

    @Override
    public synchronized void restart() {
        stop();
        startAgain();
    }

    private void launch() throws IOException {
        KafkaExitGuard.install();
        Path logDir = PrivateFiles.directory(home.resolve("log"));
        controllerPort = first == null ? Ports.free() : first.controllerPort;
        Properties config = first == null
                ? BrokerConfig.of(logDir, port, controllerPort)
                : BrokerConfig.second(logDir, port, controllerPort);
        config.putAll(settings.brokerProperties());
        log.info("Starting Kafka on port {} with its data in {}.", port, logDir);
        format(config);
        failuresBefore = KafkaExitGuard.failures();
        server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
        server.startup();
    }

    /** Does nothing when the directory is already formatted. */
    private void format(Properties config) throws IOException {
        Path file = home.resolve("broker.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            config.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "-c", file.toString(), "-t", clusterId(), "--ignore-formatted"};
        int status = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new ServerStartException("Kafka could not format the directory %s: %s"
                    .formatted(home, output.toString(StandardCharsets.UTF_8).strip()));
        }
    }

    private String clusterId() throws IOException {
        if (first != null) {
            return first.clusterId();
        }
        Path file = home.resolve("cluster-id");
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    /** Stops the broker and keeps its topics. Does nothing when it is stopped. */
    public synchronized void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            shutDown(running);
            log.info("Kafka on port {} has stopped.", port);
        }
        server = null;
        if (lock != null) {
            release(lock);
        }
        lock = null;
    }

    /** In another thread: a broker that has failed may never stop. */
    private void shutDown(KafkaRaftServer running) {
        Thread shutdown = new Thread(
                () -> {
                    running.shutdown();
                    running.awaitShutdown();
                },
                "stop-kafka");
        shutdown.setDaemon(true);
        shutdown.start();
        try {
            shutdown.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (shutdown.isAlive()) {
            throw new ServerStartException("The Kafka broker on port %d did not stop within %d seconds."
                    .formatted(port, STOP_TIMEOUT.toSeconds()));
        }
    }

    private void release(DirectoryLock directoryLock) {
        try {
            directoryLock.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be released.", home, e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    /** The value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }
}
