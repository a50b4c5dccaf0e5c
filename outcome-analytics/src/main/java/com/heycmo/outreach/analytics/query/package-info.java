/** Figures over HTTP, from whichever instance holds them. */
@NullMarked
package com.heycmo.outreach.analytics.query;

import org.jspecify.annotations.NullMarked;
