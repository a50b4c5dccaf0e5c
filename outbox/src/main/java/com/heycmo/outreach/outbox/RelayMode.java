package com.heycmo.outreach.outbox;

/** Who moves events from the outbox to Kafka: {@code outreach.outbox.relay}. */
enum RelayMode {
    /** The relay of this process. */
    HERE,
    /** The relay of another process. */
    ELSEWHERE,
    /** Change data capture. This process only deletes what a replication slot has confirmed. */
    NONE
}
