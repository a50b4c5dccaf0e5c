package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.ingest.IngestProperties;
import com.heycmo.outreach.topics.TopicInitializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.stereotype.Component;

/** Runs the consumers of the drafts topic as soon as the topics exist. The application does not wait for them. */
@Component
class DraftConsumer implements SmartLifecycle {

    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration AUTHORIZATION_RETRY_INTERVAL = Duration.ofSeconds(10);

    enum Phase {
        STOPPED,
        AWAITING_TOPICS,
        RUNNING,
        /** The container stopped after a fatal error; only a restart of the process helps. */
        FAILED
    }

    private final TopicInitializer topics;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private boolean started;

    DraftConsumer(
            TopicInitializer topics,
            ConsumerFactory<?, ?> applicationConsumers,
            DraftListener listener,
            IngestProperties properties,
            IngestMonitor monitor,
            MeterRegistry meters) {
        this.topics = topics;
        ContainerProperties containerProperties = new ContainerProperties(Topic.DRAFTS.topicName());
        containerProperties.setMessageListener(listener);
        containerProperties.setAckMode(ContainerProperties.AckMode.BATCH);
        containerProperties.setSyncCommitTimeout(COMMIT_TIMEOUT);
        containerProperties.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY_INTERVAL);
        this.container = new ConcurrentMessageListenerContainer<>(
                consumerFactory(applicationConsumers, properties, meters), containerProperties);
        container.setBeanName("drafts");
        container.setConcurrency(properties.concurrency());
        container.setCommonErrorHandler(new InfiniteRetryErrorHandler(properties, monitor));
    }

    /** Connects like the application's consumers, but has its own settings and reports Kafka's metrics, lag included. */
    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumerFactory(
            ConsumerFactory<?, ?> application, IngestProperties properties, MeterRegistry meters) {
        Map<String, Object> config = new HashMap<>(application.getConfigurationProperties());
        config.putAll(properties.consumer());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, properties.groupId());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxPollRecords());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        DefaultKafkaConsumerFactory<byte[], byte[]> factory =
                new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory;
    }

    synchronized Phase phase() {
        if (!started) {
            return Phase.STOPPED;
        }
        if (!topics.isReady()) {
            return Phase.AWAITING_TOPICS;
        }
        return container.isInExpectedState() ? Phase.RUNNING : Phase.FAILED;
    }

    @Override
    public synchronized void start() {
        started = true;
        topics.whenReady(this::startContainer);
    }

    private synchronized void startContainer() {
        if (started) {
            container.start();
        }
    }

    @Override
    public synchronized void stop() {
        started = false;
        container.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return started;
    }
}
