/** A real PostgreSQL and a real Kafka broker, run by this process. */
@NullMarked
package com.heycmo.outreach.embedded;

import org.jspecify.annotations.NullMarked;
