/** Turns records of the topics into facts to count. */
@NullMarked
package com.heycmo.outreach.analytics.fact;

import org.jspecify.annotations.NullMarked;
