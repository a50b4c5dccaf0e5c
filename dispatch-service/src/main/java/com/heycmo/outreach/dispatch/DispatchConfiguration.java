package com.heycmo.outreach.dispatch;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.topics.RequiredTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    /** The topics that the relay writes to. */
    @Bean
    RequiredTopics dispatchTopics() {
        return RequiredTopics.of(Topic.OUTCOMES, Topic.DECISIONS, Topic.SIGNALS);
    }
}
