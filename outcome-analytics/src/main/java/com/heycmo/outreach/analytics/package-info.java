/** Figures by hour and day, counted from the topics and served over HTTP. */
@NullMarked
package com.heycmo.outreach.analytics;

import org.jspecify.annotations.NullMarked;
