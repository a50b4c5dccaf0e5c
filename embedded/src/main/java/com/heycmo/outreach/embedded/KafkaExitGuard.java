package com.heycmo.outreach.embedded;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps Kafka from ending the process: a halt runs no shutdown hooks, so PostgreSQL would keep running. */
final class KafkaExitGuard {

    private static final Logger log = LoggerFactory.getLogger(KafkaExitGuard.class);

    private static final AtomicInteger FAILURES = new AtomicInteger();

    private KafkaExitGuard() {}

    /** How often a broker of this process has failed. */
    static int failures() {
        return FAILURES.get();
    }

    static void install() {
        Exit.setExitProcedure(KafkaExitGuard::refuse);
        Exit.setHaltProcedure(KafkaExitGuard::refuse);
    }

    private static void refuse(int status, String message) {
        FAILURES.incrementAndGet();
        log.error("The Kafka broker failed and tried to end this process with status {}: {}", status, message);
        throw new IllegalStateException("The Kafka broker failed: " + message);
    }
}
