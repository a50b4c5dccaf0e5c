/** The names and tags of all metrics. */
@NullMarked
package com.heycmo.outreach.metrics;

import org.jspecify.annotations.NullMarked;
