package com.heycmo.outreach.analytics.running;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.counting.RecordCounter;
import com.heycmo.outreach.analytics.counting.Retention;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.topics.RequiredTopics;
import com.heycmo.outreach.topics.TopicInitializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs the topology. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsSettings.class)
class RunningConfiguration {

    @Bean
    RequiredTopics analyticsTopics() {
        return RequiredTopics.of(Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.STATS);
    }

    @Bean
    AnalyticsStreams analyticsStreams(
            TopicInitializer topics,
            KafkaProperties kafka,
            AnalyticsSettings settings,
            RecordCounter tally,
            ObjectProvider<Rebuild> rebuild) {
        Retention retention =
                new Retention(settings.retention().hours(), settings.retention().days());
        return new AnalyticsStreams(
                topics,
                AnalyticsTopology.build(settings.stored(), retention, tally),
                StreamsProperties.of(kafka.buildStreamsProperties(), settings),
                new CatchingUp(kafka.buildAdminProperties(), settings.applicationId()),
                rebuild.getIfAvailable());
    }

    /** Where it was asked for; anything but {@code false} asks. */
    @Bean
    @ConditionalOnProperty(Rebuild.PROPERTY)
    Rebuild rebuild(KafkaProperties kafka, AnalyticsSettings settings) {
        return new Rebuild(kafka.buildAdminProperties(), settings.applicationId(), Rebuild.PATIENCE);
    }
}
