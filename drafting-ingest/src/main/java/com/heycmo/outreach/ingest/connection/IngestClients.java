package com.heycmo.outreach.ingest.connection;

import com.heycmo.outreach.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the clients of ingest: they reach the brokers as the application's do, but they are no beans, and have settings
 * of their own, for the process may hold other services, whose clients are tuned otherwise.
 */
@Component
public class IngestClients {

    private static final int CLOSE_SECONDS = 2;

    /** Under the next consumer protocol these are the broker's to decide, and the client refuses to be given them. */
    private static final List<String> CLASSIC_PROTOCOL_ONLY = List.of(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);

    private final ConsumerFactory<?, ?> applicationsConsumers;
    private final ProducerFactory<?, ?> applicationsProducers;
    private final IngestSettings settings;
    private final MeterRegistry meters;

    IngestClients(
            ConsumerFactory<?, ?> applicationsConsumers,
            ProducerFactory<?, ?> applicationsProducers,
            IngestSettings settings,
            MeterRegistry meters) {
        this.applicationsConsumers = applicationsConsumers;
        this.applicationsProducers = applicationsProducers;
        this.settings = settings;
        this.meters = meters;
    }

    /** Consumers of drafts. They report Kafka's own metrics, the lag among them. */
    public DefaultKafkaConsumerFactory<byte[], byte[]> draftConsumers() {
        Map<String, Object> config = new HashMap<>(applicationsConsumers.getConfigurationProperties());
        config.putAll(settings.consumer());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxPollRecords());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        if ("consumer".equalsIgnoreCase(settings.consumer().get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
            CLASSIC_PROTOCOL_ONLY.forEach(config::remove);
        }
        DefaultKafkaConsumerFactory<byte[], byte[]> consumers =
                new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        return consumers;
    }

    /** Producers of rejections, for records as large as the rejected topic takes. */
    public DefaultKafkaProducerFactory<byte[], byte[]> rejectionProducers() {
        Map<String, Object> config = new HashMap<>(applicationsProducers.getConfigurationProperties());
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        config.putAll(settings.producer());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_REJECTED_BYTES);
        DefaultKafkaProducerFactory<byte[], byte[]> producers =
                new DefaultKafkaProducerFactory<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producers.setPhysicalCloseTimeout(CLOSE_SECONDS);
        producers.addListener(new MicrometerProducerListener<>(meters));
        return producers;
    }
}
