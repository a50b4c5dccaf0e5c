/** The topology: from the topics to the figures. */
@NullMarked
package com.heycmo.outreach.analytics.counting;

import org.jspecify.annotations.NullMarked;
