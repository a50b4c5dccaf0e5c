package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.testsupport.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Three Kafka brokers, each in its own process: three replicas of everything, two of which acknowledge a write. */
final class KafkaNodes implements AutoCloseable {

    private static final int NODES = 3;

    private final Path directory;
    private final List<Integer> ports =
            Stream.generate(TestPorts::take).limit(NODES).toList();
    private final List<Integer> controllerPorts =
            Stream.generate(TestPorts::take).limit(NODES).toList();
    private final List<@Nullable Process> processes = new ArrayList<>();

    private KafkaNodes(Path directory) {
        this.directory = directory;
    }

    static KafkaNodes start(Path directory) {
        KafkaNodes nodes = new KafkaNodes(directory);
        String clusterId = Uuid.randomUuid().toString();
        for (int node = 0; node < NODES; node++) {
            nodes.configure(node);
            int exitCode = waitFor(nodes.java(
                    node,
                    "kafka.tools.StorageTool",
                    "format",
                    "-t",
                    clusterId,
                    "-c",
                    nodes.file(node).toString()));
            if (exitCode != 0) {
                throw new IllegalStateException("Node %d could not be formatted.".formatted(node));
            }
            nodes.processes.add(null);
        }
        IntStream.range(0, NODES).forEach(nodes::start);
        nodes.awaitAll();
        return nodes;
    }

    String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    int size() {
        return NODES;
    }

    void start(int node) {
        processes.set(node, java(node, "kafka.Kafka", file(node).toString()));
    }

    /** Sends SIGTERM; the node hands its partitions over before it ends. */
    void stop(int node) {
        Process process = processes.set(node, null);
        if (process != null) {
            process.destroy();
            waitFor(process);
        }
    }

    void kill(int node) {
        Process process = processes.set(node, null);
        if (process != null) {
            waitFor(process.destroyForcibly());
        }
    }

    /** Waits until every node has a copy of every partition again. */
    void awaitAll() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Awaitility.await("three brokers with all replicas")
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> isComplete(admin));
        }
    }

    private static boolean isComplete(Admin admin) throws Exception {
        return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == NODES
                && admin
                        .describeTopics(admin.listTopics().names().get(5, TimeUnit.SECONDS))
                        .allTopicNames()
                        .get(5, TimeUnit.SECONDS)
                        .values()
                        .stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .allMatch(partition -> partition.isr().size() == NODES);
    }

    @Override
    public void close() {
        // The controllers of a majority that is gone would wait for each other.
        IntStream.range(0, NODES).forEach(this::kill);
    }

    private Path file(int node) {
        return directory.resolve("node-%d.properties".formatted(node));
    }

    private void configure(int node) {
        Properties config = new Properties();
        config.setProperty("node.id", Integer.toString(node + 1));
        config.setProperty("process.roles", "broker,controller");
        config.setProperty("log.dirs", directory.resolve("node-" + node).toString());
        String broker = "BROKER://127.0.0.1:" + ports.get(node);
        config.setProperty("listeners", broker + ",CONTROLLER://127.0.0.1:" + controllerPorts.get(node));
        config.setProperty("advertised.listeners", broker);
        config.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.setProperty("inter.broker.listener.name", "BROKER");
        config.setProperty("controller.listener.names", "CONTROLLER");
        config.setProperty(
                "controller.quorum.voters",
                IntStream.range(0, NODES)
                        .mapToObj(voter -> "%d@127.0.0.1:%d".formatted(voter + 1, controllerPorts.get(voter)))
                        .collect(Collectors.joining(",")));
        config.setProperty("auto.create.topics.enable", "false");
        config.setProperty("default.replication.factor", "3");
        config.setProperty("min.insync.replicas", "2");
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            config.setProperty(topic + ".replication.factor", "3");
            config.setProperty(topic + ".num.partitions", "4");
        }
        config.setProperty("transaction.state.log.min.isr", "2");
        config.setProperty("share.coordinator.state.topic.min.isr", "2");
        config.setProperty("group.initial.rebalance.delay.ms", "0");
        config.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        try (Writer writer = Files.newBufferedWriter(file(node))) {
            config.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process java(int node, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(Path.of("target", "kafka-node-%d.out".formatted(node))
                                    .toFile()))
                    .start();
            // In case the test ends without closing this.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-kafka-node"));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a Kafka node.", e);
        }
    }
}
