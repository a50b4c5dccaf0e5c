package com.heycmo.outreach.outbox;

import java.util.UUID;

/**
 * A waiting event, without what it says.
 *
 * @param seq increases in the order in which events of one subject were written
 */
record PendingEvent(long seq, String topic, UUID customerId, UUID subjectId) {}
