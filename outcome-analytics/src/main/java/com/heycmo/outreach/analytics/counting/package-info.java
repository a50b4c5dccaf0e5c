/** Counts facts with Kafka Streams. */
@NullMarked
package com.heycmo.outreach.analytics.counting;

import org.jspecify.annotations.NullMarked;
