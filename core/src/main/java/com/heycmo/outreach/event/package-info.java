/** What the pipeline says on Kafka: topics and outcome events. */
@NullMarked
package com.heycmo.outreach.event;

import org.jspecify.annotations.NullMarked;
