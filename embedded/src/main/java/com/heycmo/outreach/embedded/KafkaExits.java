package com.heycmo.outreach.embedded;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps Kafka from ending the process: a halt runs no shutdown hooks and would leave PostgreSQL alone. */
final class KafkaExits {

    private static final Logger log = LoggerFactory.getLogger(KafkaExits.class);

    private KafkaExits() {}

    static void prevent() {
        Exit.setExitProcedure(KafkaExits::refuse);
        Exit.setHaltProcedure(KafkaExits::refuse);
    }

    private static void refuse(int status, String message) {
        log.error("The Kafka broker failed and would have ended this process (status {}): {}", status, message);
        throw new IllegalStateException("The Kafka broker failed: " + message);
    }
}
