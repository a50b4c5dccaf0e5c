package com.heycmo.outreach.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Creates idempotent {@code acks=all} producers. They connect like the application's own producers, but have their own
 * settings, because one process can hold several services with different ones.
 */
public final class ReliableProducerFactory<K> extends DefaultKafkaProducerFactory<K, byte[]> {

    private static final int CLOSE_TIMEOUT_SECONDS = 2;

    /**
     * @param application supplies the connection settings
     * @param settings override those of the application, for instance timeouts and the client id
     */
    public ReliableProducerFactory(
            ProducerFactory<?, ?> application, Serializer<K> keySerializer, Map<String, ?> settings) {
        super(config(application, settings), keySerializer, new ByteArraySerializer());
        setPhysicalCloseTimeout(CLOSE_TIMEOUT_SECONDS);
    }

    private static Map<String, Object> config(ProducerFactory<?, ?> application, Map<String, ?> settings) {
        Map<String, Object> config = new HashMap<>(application.getConfigurationProperties());
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        config.putAll(settings);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return config;
    }
}
