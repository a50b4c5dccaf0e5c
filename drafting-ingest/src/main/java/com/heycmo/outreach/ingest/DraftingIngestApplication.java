package com.heycmo.outreach.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that takes drafts from Kafka into the queue. */
@SpringBootApplication
public class DraftingIngestApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DraftingIngestApplication.class, arguments);
    }
}
