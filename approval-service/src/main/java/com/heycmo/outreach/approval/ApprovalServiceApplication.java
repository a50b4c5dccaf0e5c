package com.heycmo.outreach.approval;

import com.heycmo.outreach.start.StoppableStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Serves the review queue over HTTP. */
@SpringBootApplication
public class ApprovalServiceApplication {

    public static void main(String[] args) {
        StoppableStart.run(() -> SpringApplication.run(ApprovalServiceApplication.class, args));
    }
}
