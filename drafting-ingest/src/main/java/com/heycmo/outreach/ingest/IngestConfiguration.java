package com.heycmo.outreach.ingest;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.ingest.connection.IngestSettings;
import com.heycmo.outreach.topics.UsedTopics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ingest needs of the process around it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {

    @Bean
    UsedTopics ingestTopics() {
        return UsedTopics.of(Topic.DRAFTS, Topic.REJECTED_DRAFTS);
    }
}
