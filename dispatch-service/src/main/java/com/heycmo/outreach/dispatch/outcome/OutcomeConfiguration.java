package com.heycmo.outreach.dispatch.outcome;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.topics.UsedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutcomeConfiguration {

    @Bean
    UsedTopics dispatchTopics() {
        return UsedTopics.of(Topic.OUTCOMES);
    }
}
