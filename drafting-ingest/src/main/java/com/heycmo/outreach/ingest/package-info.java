/** Drafts in: reads what agents publish to Kafka, rejects invalid drafts, and writes the others to the queue. */
@NullMarked
package com.heycmo.outreach.ingest;

import org.jspecify.annotations.NullMarked;
