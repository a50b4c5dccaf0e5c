/** How ingest talks to Kafka: its settings, and clients that no other part of the process shares. */
@NullMarked
package com.heycmo.outreach.ingest.connection;

import org.jspecify.annotations.NullMarked;
