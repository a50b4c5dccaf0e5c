/** Brings valid drafts into the queue, in one statement a batch, however often they are delivered. */
@NullMarked
package com.heycmo.outreach.ingest.upsert;

import org.jspecify.annotations.NullMarked;
