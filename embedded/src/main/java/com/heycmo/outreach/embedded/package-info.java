/** A real PostgreSQL and a real Kafka broker, started by and for this process. */
@NullMarked
package com.heycmo.outreach.embedded;

import org.jspecify.annotations.NullMarked;
