/** What the pipeline publishes to Kafka: topics and events. */
@NullMarked
package com.heycmo.outreach.event;

import org.jspecify.annotations.NullMarked;
