package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.upsert.DatabaseAwayException;
import org.apache.kafka.common.KafkaException;

/** Why a batch is retried. */
enum RetryCause {
    DATABASE("waiting for the database"),
    KAFKA("waiting for Kafka"),
    /** May never succeed, but skipping the batch would lose drafts. */
    UNEXPECTED("retrying after an unexpected error");

    private final String state;

    RetryCause(String state) {
        this.state = state;
    }

    /** For logs and health. */
    String state() {
        return state;
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
