/** Tests of what a batch does to the queue. */
@NullMarked
package com.heycmo.outreach.ingest.upsert;

import org.jspecify.annotations.NullMarked;
