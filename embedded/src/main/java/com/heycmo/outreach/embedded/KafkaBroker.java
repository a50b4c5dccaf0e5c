package com.heycmo.outreach.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A Kafka broker in this process, on 127.0.0.1, its own controller. It creates no topic by itself. It keeps its topics
 * and port when it is stopped and started again, also by another process.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaBroker.class);

    private final KafkaSettings settings;
    private final Path home;
    private int port;
    private @Nullable DirectoryLock lock;
    private @Nullable KafkaRaftServer server;

    private KafkaBroker(KafkaSettings settings) throws IOException {
        this.settings = settings;
        this.home = PrivateFiles.directory(settings.dataDir()).toRealPath();
        this.port = settings.port();
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @throws ServerStartException when the port or the directory is taken, or the broker does not come up
     */
    public static KafkaBroker start(KafkaSettings settings) {
        KafkaBroker broker;
        try {
            broker = new KafkaBroker(settings);
        } catch (IOException e) {
            throw new ServerStartException("The data directory %s cannot be used.".formatted(settings.dataDir()), e);
        }
        broker.startAgain();
        return broker;
    }

    /** Starts a stopped broker on its old data and port. */
    public synchronized void startAgain() {
        if (server != null) {
            throw new IllegalStateException("The Kafka broker runs already on port " + port + ".");
        }
        long begin = System.nanoTime();
        try {
            lock = DirectoryLock.take(home);
            port = Ports.choose(port, settings.portProperty());
            launch();
        } catch (IOException e) {
            stop();
            throw new ServerStartException("The Kafka broker did not start in %s.".formatted(home), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        log.info("Kafka answers on port {} after {} ms.", port, (System.nanoTime() - begin) / 1_000_000);
    }

    private void launch() throws IOException {
        KafkaExits.prevent();
        Path logDir = PrivateFiles.directory(home.resolve("log"));
        Properties config = BrokerConfig.of(logDir, port, Ports.choose(0, settings.portProperty()));
        log.info("Starting Kafka on port {} with its data in {}.", port, logDir);
        format(config);
        server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
        server.startup();
    }

    /** Does nothing when the directory was formatted before. */
    private void format(Properties config) throws IOException {
        Path file = home.resolve("broker.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            config.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "-c", file.toString(), "-t", clusterId(), "--ignore-formatted"};
        int status = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new ServerStartException("Kafka could not format its directory %s: %s"
                    .formatted(home, output.toString(StandardCharsets.UTF_8).strip()));
        }
    }

    private String clusterId() throws IOException {
        Path file = home.resolve("cluster-id");
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    /** Stops the broker; its topics are kept. Harmless when it is stopped. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            log.info("Kafka on port {} has stopped.", port);
        }
        server = null;
        if (lock != null) {
            release(lock);
        }
        lock = null;
    }

    private void release(DirectoryLock held) {
        try {
            held.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be closed.", home, e);
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    public int port() {
        return port;
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }
}
