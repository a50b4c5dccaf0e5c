package com.heycmo.outreach.topics;

import com.heycmo.outreach.event.Topic;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Offers {@link TopicsReady} and the health of {@code kafka}; both reach the broker by {@code spring.kafka.*}. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicsProperties.class)
public class TopicsAutoConfiguration {

    TopicsAutoConfiguration() {}

    @Bean
    TopicsReady topicsReady() {
        return new TopicsReady();
    }

    @Bean
    TopicCreation topicCreation(
            ObjectProvider<UsedTopics> used, TopicsProperties properties, KafkaAdmin kafka, TopicsReady ready) {
        Set<Topic> topics =
                used.stream().flatMap(each -> each.topics().stream()).collect(Collectors.toUnmodifiableSet());
        return new TopicCreation(topics, new MissingTopics(properties), kafka.getConfigurationProperties(), ready);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("kafka")
    KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin kafka) {
        return new KafkaHealthIndicator(kafka.getConfigurationProperties());
    }
}
