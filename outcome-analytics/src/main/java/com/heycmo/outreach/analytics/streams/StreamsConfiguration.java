package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.counting.RecordCounter;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.topics.RequiredTopics;
import com.heycmo.outreach.topics.TopicInitializer;
import com.heycmo.outreach.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsProperties.class)
class StreamsConfiguration {

    /**
     * Kafka Streams publishes which instance holds what only if every instance has an address. Instances that share this
     * one take each other for themselves, and answer only from their own stores.
     */
    private static final String NO_ADDRESS = "unadvertised:1";

    @Bean
    RequiredTopics analyticsTopics() {
        return RequiredTopics.of(Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS, Topic.STATS);
    }

    @Bean
    AnalyticsStreams analyticsStreams(
            TopicInitializer topics,
            KafkaProperties kafka,
            AnalyticsProperties properties,
            MeterRegistry meters,
            Traces traces) {
        return new AnalyticsStreams(
                topics,
                AnalyticsTopology.build(
                        properties.stored(),
                        properties.retention(),
                        new RecordCounter(meters),
                        traces,
                        new CountableDays(kafka.buildAdminProperties(), properties.applicationId())),
                streamsConfig(kafka, properties),
                new CatchUpMonitor(kafka.buildAdminProperties(), properties.applicationId()));
    }

    /** Any value but {@code false} requests it, so that the argument works without a value. */
    @Bean(initMethod = "deleteState")
    @ConditionalOnProperty("outreach.analytics.rebuild")
    Rebuild rebuild(KafkaProperties kafka, AnalyticsProperties properties) {
        return new Rebuild(
                kafka.buildAdminProperties(), properties.applicationId(), properties.stateDir(), Rebuild.TIMEOUT);
    }

    private static Properties streamsConfig(KafkaProperties kafka, AnalyticsProperties properties) {
        Properties config = new Properties();
        config.putAll(kafka.buildStreamsProperties());
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemoryLimit.class);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.putAll(properties.streams());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, properties.applicationId());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.threads());
        config.put(
                StreamsConfig.STATE_DIR_CONFIG,
                properties.stateDir().toAbsolutePath().toString());
        config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address(properties.advertisedUrl()));
        return config;
    }

    private static String address(@Nullable URI advertised) {
        return advertised == null ? NO_ADDRESS : advertised.getHost() + ":" + advertised.getPort();
    }
}
