/** Runs the topology and reads its stores. */
@NullMarked
package com.heycmo.outreach.analytics.streams;

import org.jspecify.annotations.NullMarked;
