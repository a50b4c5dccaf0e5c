package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Provides the {@link TopicInitializer} and the health indicator {@code kafka}; both use {@code spring.kafka.*}. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicsProperties.class)
public class TopicsAutoConfiguration {

    private static final Duration INITIALIZER_TIMEOUT = Duration.ofSeconds(15);

    @Bean
    TopicInitializer topicInitializer(
            ObjectProvider<RequiredTopics> required, TopicsProperties properties, KafkaAdmin kafka) {
        Set<Topic> topics =
                required.stream().flatMap(each -> each.topics().stream()).collect(Collectors.toUnmodifiableSet());
        return new TopicInitializer(topics, new TopicCreator(properties), adminConfig(kafka, INITIALIZER_TIMEOUT));
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("kafka")
    KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin kafka) {
        return new KafkaHealthIndicator(adminConfig(kafka, KafkaHealthIndicator.TIMEOUT));
    }

    private static Map<String, Object> adminConfig(KafkaAdmin kafka, Duration timeout) {
        Map<String, Object> config = new HashMap<>(kafka.getConfigurationProperties());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
        // The client logs each failed connection attempt.
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 1_000L);
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000L);
        return config;
    }
}
