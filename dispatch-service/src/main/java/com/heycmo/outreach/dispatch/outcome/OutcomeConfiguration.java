package com.heycmo.outreach.dispatch.outcome;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.topics.RequiredTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutcomeConfiguration {

    /** What the relay brings to Kafka, whoever has written it. */
    @Bean
    RequiredTopics dispatchTopics() {
        return RequiredTopics.of(Topic.OUTCOMES, Topic.DECISIONS);
    }
}
