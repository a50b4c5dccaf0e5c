package com.heycmo.outreach.analytics;

import com.heycmo.outreach.start.StoppableStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Counts the outcomes of drafts from the topics. */
@SpringBootApplication
public class OutcomeAnalyticsApplication {

    public static void main(String[] args) {
        StoppableStart.run(() -> SpringApplication.run(OutcomeAnalyticsApplication.class, args));
    }
}
