package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.upsert.DatabaseAwayException;
import org.apache.kafka.common.KafkaException;

/** Why a batch is retried. */
enum RetryCause {
    DATABASE("Database unavailable", "the database"),
    KAFKA("Kafka unavailable", "Kafka"),
    /** May never succeed, but skipping the batch would lose drafts. */
    UNEXPECTED("Unexpected error in ingest", "an unexpected error to be fixed");

    private final String description;
    private final String awaited;

    RetryCause(String description, String awaited) {
        this.description = description;
        this.awaited = awaited;
    }

    /** Starts a log line. */
    String description() {
        return description;
    }

    /** Follows "waiting for". */
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
        return UNEXPECTED;
    }
}
