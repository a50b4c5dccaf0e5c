package com.heycmo.outreach.dispatch;

import com.heycmo.outreach.start.StoppableStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** dispatch-service: claims, results and the expiry sweep. */
@SpringBootApplication
public class DispatchServiceApplication {

    public static void main(String[] args) {
        StoppableStart.run(() -> SpringApplication.run(DispatchServiceApplication.class, args));
    }
}
