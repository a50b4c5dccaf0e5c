package com.heycmo.outreach.outbox;

/** What became of one event that was sent. */
sealed interface Delivery {

    /** Kafka has it. */
    record Acked(OutboxRow row) implements Delivery {}

    /** Kafka will never take this one, whatever the state of the broker. */
    record Refused(OutboxRow row, Throwable cause) implements Delivery {}

    /** Kafka may have it or not. */
    record Failed(Throwable cause) implements Delivery {}
}
