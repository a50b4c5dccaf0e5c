/** The transactional outbox: events are written in the transaction that causes them, and a relay sends them to Kafka. */
@NullMarked
package com.heycmo.outreach.outbox;

import org.jspecify.annotations.NullMarked;
