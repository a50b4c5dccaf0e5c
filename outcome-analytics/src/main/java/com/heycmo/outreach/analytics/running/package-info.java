/** Runs the topology, and knows who holds whose figures. */
@NullMarked
package com.heycmo.outreach.analytics.running;

import org.jspecify.annotations.NullMarked;
