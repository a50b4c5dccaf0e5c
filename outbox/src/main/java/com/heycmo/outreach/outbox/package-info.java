/** Events written in the transaction that causes them, and the relay that brings them to Kafka. */
@NullMarked
package com.heycmo.outreach.outbox;

import org.jspecify.annotations.NullMarked;
