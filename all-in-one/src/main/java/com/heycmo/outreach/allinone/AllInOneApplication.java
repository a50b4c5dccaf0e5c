package com.heycmo.outreach.allinone;

import com.heycmo.outreach.allinone.start.EmbeddedServersInitializer;
import com.heycmo.outreach.analytics.OutcomeAnalyticsApplication;
import com.heycmo.outreach.approval.ApprovalServiceApplication;
import com.heycmo.outreach.dispatch.DispatchServiceApplication;
import com.heycmo.outreach.ingest.DraftingIngestApplication;
import com.heycmo.outreach.start.StoppableStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole pipeline in one process and on one origin. Exits with 1 if it cannot start. */
@SpringBootApplication
@Import({
    DraftingIngestApplication.class,
    ApprovalServiceApplication.class,
    DispatchServiceApplication.class,
    OutcomeAnalyticsApplication.class
})
public class AllInOneApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(AllInOneApplication.class);
        application.addInitializers(new EmbeddedServersInitializer());
        try {
            StoppableStart.run(() -> application.run(args));
        } catch (Throwable e) {
            // Spring has reported the cause. Without this, Kafka's threads would keep the process alive.
            System.exit(1);
        }
    }
}
