package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.topics.RequiredTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DraftingConfiguration {

    @Bean
    RequiredTopics draftingTopics() {
        return RequiredTopics.of(Topic.DRAFTS);
    }
}
