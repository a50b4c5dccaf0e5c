/** Drafts from the topic to rows, beside what the database takes and what a bare consumer does. */
@NullMarked
package com.heycmo.outreach.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
