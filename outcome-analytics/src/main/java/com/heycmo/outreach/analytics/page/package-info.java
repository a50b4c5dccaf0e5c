/** The figures for people to look at, and to read. */
@NullMarked
package com.heycmo.outreach.analytics.page;

import org.jspecify.annotations.NullMarked;
