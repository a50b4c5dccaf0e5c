/** What happens before the first bean: the data directory is taken, ports are checked, PostgreSQL and Kafka start. */
@NullMarked
package com.heycmo.outreach.allinone.start;

import org.jspecify.annotations.NullMarked;
