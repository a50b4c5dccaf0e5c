package com.heycmo.outreach.embedded;

import java.nio.file.Path;

/** Settings of the servers under test. */
final class Servers {

    static final Path BINARIES =
            Path.of("..", "target", "postgres-binaries").toAbsolutePath().normalize();
    static final String POSTGRES_PORT = "outreach.embedded.postgres-port";
    static final String KAFKA_PORT = "outreach.embedded.kafka-port";

    private Servers() {}

    static PostgresSettings postgres(Path dataDir, int port) {
        return new PostgresSettings(dataDir, BINARIES, port, POSTGRES_PORT);
    }

    static KafkaSettings kafka(Path dataDir, int port) {
        return new KafkaSettings(dataDir, port, KAFKA_PORT);
    }
}
