/** Publishes rejected records, with the reasons, to a topic that the drafting agents can read. */
@NullMarked
package com.heycmo.outreach.ingest.rejection;

import org.jspecify.annotations.NullMarked;
