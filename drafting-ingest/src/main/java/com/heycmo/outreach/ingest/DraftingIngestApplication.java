package com.heycmo.outreach.ingest;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.start.StoppableStart;
import com.heycmo.outreach.topics.RequiredTopics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The service that writes drafts from Kafka to the queue. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
public class DraftingIngestApplication {

    public static void main(String[] arguments) {
        StoppableStart.run(() -> SpringApplication.run(DraftingIngestApplication.class, arguments));
    }

    @Bean
    RequiredTopics ingestTopics() {
        return RequiredTopics.of(Topic.DRAFTS, Topic.REJECTED_DRAFTS);
    }
}
