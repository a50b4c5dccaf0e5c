package com.heycmo.outreach.ingest;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.start.StoppableStart;
import com.heycmo.outreach.tenancy.Migrations;
import com.heycmo.outreach.topics.RequiredTopics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The service that writes drafts from Kafka to the queue. With the argument {@code migrate} it only migrates the database. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
public class DraftingIngestApplication {

    public static void main(String[] arguments) {
        StoppableStart.run(() -> {
            if (Migrations.areAskedFor(arguments)) {
                Migrations.run(arguments);
            } else {
                SpringApplication.run(DraftingIngestApplication.class, arguments);
            }
        });
    }

    @Bean
    RequiredTopics ingestTopics() {
        return RequiredTopics.of(Topic.DRAFTS, Topic.REJECTED_DRAFTS);
    }
}
