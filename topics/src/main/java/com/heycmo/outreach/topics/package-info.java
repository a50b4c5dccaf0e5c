/** Creates the Kafka topics that are missing, and tells whether the broker answers. */
@NullMarked
package com.heycmo.outreach.topics;

import org.jspecify.annotations.NullMarked;
