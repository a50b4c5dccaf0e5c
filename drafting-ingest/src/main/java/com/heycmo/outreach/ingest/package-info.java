/** Drafts in: reads what agents publish, rejects what is wrong, and keeps the queue's newest text. */
@NullMarked
package com.heycmo.outreach.ingest;

import org.jspecify.annotations.NullMarked;
