/** Traces that cross the queue, the outbox and the topics, and what of them leaves the process. */
@NullMarked
package com.heycmo.outreach.traces;

import org.jspecify.annotations.NullMarked;
