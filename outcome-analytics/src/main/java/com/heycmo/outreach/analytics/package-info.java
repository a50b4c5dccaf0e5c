/** What came of it all: figures by hour and day, counted from the topics and asked over HTTP. */
@NullMarked
package com.heycmo.outreach.analytics;

import org.jspecify.annotations.NullMarked;
