/** Figures over HTTP, from the instance that holds them. */
@NullMarked
package com.heycmo.outreach.analytics.query;

import org.jspecify.annotations.NullMarked;
