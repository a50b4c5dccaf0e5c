package com.heycmo.outreach.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Data directory and port of an embedded Kafka broker.
 *
 * @param dataDir used by this broker only; kept between runs
 * @param port on 127.0.0.1; 0 selects a free port
 * @param portProperty the property that errors about the port name
 * @param brokerProperties more of the broker's own, for fault tests
 */
public record KafkaSettings(Path dataDir, int port, String portProperty, Map<String, String> brokerProperties) {

    public KafkaSettings(Path dataDir, int port, String portProperty) {
        this(dataDir, port, portProperty, Map.of());
    }
}
