package com.heycmo.outreach.allinone;

import com.heycmo.outreach.allinone.start.Launch;
import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.dispatch.DispatchServiceApplication;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.ingest.DraftingIngestApplication;
import com.heycmo.outreach.topics.UsedTopics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Everything in one process and on one origin. Exits with 1 when it cannot start. */
@SpringBootApplication
@Import({DraftingIngestApplication.class, ApprovalServiceApplication.class, DispatchServiceApplication.class})
public class AllInOneApplication {

    /** All there are: whoever looks into the broker finds them, whether anything was written or not. */
    @Bean
    UsedTopics allTopics() {
        return UsedTopics.of(Topic.values());
    }

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(AllInOneApplication.class);
        application.addInitializers(new Launch());
        try {
            application.run(args);
        } catch (Throwable e) {
            // Spring has said why. Threads of Kafka would keep the process alive.
            System.exit(1);
        }
    }
}
