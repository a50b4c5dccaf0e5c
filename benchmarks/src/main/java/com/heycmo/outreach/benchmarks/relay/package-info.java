/** Events from the outbox to Kafka, beside a bare producer. */
@NullMarked
package com.heycmo.outreach.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
