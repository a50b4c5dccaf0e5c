/** Runs before the first bean: locks the data directory, checks ports, and starts PostgreSQL and Kafka. */
@NullMarked
package com.heycmo.outreach.allinone.start;

import org.jspecify.annotations.NullMarked;
