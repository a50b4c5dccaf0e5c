package com.heycmo.outreach.analytics.running;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** What Kafka Streams is told: how the application reaches the brokers, what its operator wants, and what must be. */
final class StreamsProperties {

    /**
     * Kafka Streams tells who holds what only where everybody has a name. Several that share this one take each other for
     * themselves, and answer only for what they really hold.
     */
    private static final String UNADVERTISED = "unadvertised:1";

    private StreamsProperties() {}

    /** @param connection from {@code spring.kafka.*} */
    static Properties of(Map<String, Object> connection, AnalyticsSettings settings) {
        Properties config = new Properties();
        config.putAll(connection);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.putAll(settings.streams());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDir().toAbsolutePath().toString());
        config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server(settings.advertisedUrl()));
        return config;
    }

    private static String server(@Nullable URI advertised) {
        return advertised == null ? UNADVERTISED : advertised.getHost() + ":" + advertised.getPort();
    }
}
