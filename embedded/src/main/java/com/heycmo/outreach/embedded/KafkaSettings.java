package com.heycmo.outreach.embedded;

import java.nio.file.Path;

/**
 * Where an embedded Kafka broker lives.
 *
 * @param dataDir for this broker alone; kept between runs
 * @param port on 127.0.0.1; 0 takes a free one
 * @param portProperty the property that an error about the port should name
 */
public record KafkaSettings(Path dataDir, int port, String portProperty) {}
