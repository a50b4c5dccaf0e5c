package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.upsert.DatabaseAwayException;
import org.apache.kafka.common.KafkaException;

/** What a batch has to wait for. */
enum RetryCause {
    DATABASE("Database away", "the database"),
    KAFKA("Kafka away", "Kafka"),
    /** Nothing that is known to pass; it is tried again all the same, for no draft may be lost. */
    FAULT("Fault in ingest", "a fault to be mended");

    private final String notice;
    private final String awaited;

    RetryCause(String notice, String awaited) {
        this.notice = notice;
        this.awaited = awaited;
    }

    /** How a log line begins, for instance {@code Database away}. */
    String notice() {
        return notice;
    }

    /** What follows "waiting for", for instance {@code the database}. */
    String awaited() {
        return awaited;
    }

    static RetryCause of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseAwayException) {
                return DATABASE;
            }
            if (cause instanceof KafkaException) {
                return KAFKA;
            }
        }
        return FAULT;
    }
}
