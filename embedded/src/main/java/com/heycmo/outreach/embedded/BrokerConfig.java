package com.heycmo.outreach.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The configuration of a broker that is its own controller, and of one that joins it. */
final class BrokerConfig {

    private BrokerConfig() {}

    static Properties of(Path logDir, int port, int controllerPort) {
        Properties config = member(logDir, port, controllerPort);
        config.setProperty("node.id", "1");
        config.setProperty("process.roles", "broker,controller");
        // No other broker can take over, and with a full disk a controlled shutdown never ends.
        config.setProperty("controlled.shutdown.enable", "false");
        config.setProperty(
                "listeners",
                "%s,CONTROLLER://%s:%d".formatted(config.getProperty("listeners"), Ports.LOOPBACK, controllerPort));
        return config;
    }

    static Properties second(Path logDir, int port, int controllerPort) {
        Properties config = member(logDir, port, controllerPort);
        config.setProperty("node.id", "2");
        config.setProperty("process.roles", "broker");
        return config;
    }

    private static Properties member(Path logDir, int port, int controllerPort) {
        Properties config = new Properties();
        config.setProperty("log.dirs", logDir.toString());
        addListeners(config, port, controllerPort);
        addSingleNode(config);
        addQuickRecovery(config);
        addSmallFootprint(config);
        // A topic that a client creates by accident would have none of our settings.
        config.setProperty("auto.create.topics.enable", "false");
        return config;
    }

    private static void addListeners(Properties config, int port, int controllerPort) {
        String broker = "BROKER://%s:%d".formatted(Ports.LOOPBACK, port);
        config.setProperty("listeners", broker);
        config.setProperty("advertised.listeners", broker);
        config.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.setProperty("inter.broker.listener.name", "BROKER");
        config.setProperty("controller.listener.names", "CONTROLLER");
        config.setProperty("controller.quorum.voters", "1@%s:%d".formatted(Ports.LOOPBACK, controllerPort));
    }

    /** Kafka's internal topics have three replicas by default. */
    private static void addSingleNode(Properties config) {
        config.setProperty("offsets.topic.replication.factor", "1");
        config.setProperty("transaction.state.log.replication.factor", "1");
        config.setProperty("transaction.state.log.min.isr", "1");
        config.setProperty("share.coordinator.state.topic.replication.factor", "1");
        config.setProperty("share.coordinator.state.topic.min.isr", "1");
        config.setProperty("min.insync.replicas", "1");
    }

    /**
     * After a kill, the broker waits for its old session to expire, consumers for theirs, and readers for open
     * transactions to abort.
     */
    private static void addQuickRecovery(Properties config) {
        config.setProperty("broker.session.timeout.ms", "3000");
        config.setProperty("broker.heartbeat.interval.ms", "500");
        config.setProperty("group.consumer.session.timeout.ms", "6000");
        config.setProperty("group.consumer.min.session.timeout.ms", "6000");
        config.setProperty("group.consumer.heartbeat.interval.ms", "1000");
        config.setProperty("group.consumer.min.heartbeat.interval.ms", "1000");
        config.setProperty("group.initial.rebalance.delay.ms", "0");
        config.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    private static void addSmallFootprint(Properties config) {
        config.setProperty("log.cleaner.threads", "1");
        config.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        config.setProperty("num.network.threads", "2");
        config.setProperty("num.io.threads", "4");
        config.setProperty("background.threads", "2");
        config.setProperty("offsets.topic.num.partitions", "4");
        config.setProperty("transaction.state.log.num.partitions", "4");
        config.setProperty("share.coordinator.state.topic.num.partitions", "4");
    }
}
