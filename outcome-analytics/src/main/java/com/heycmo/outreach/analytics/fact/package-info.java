/** What one record of a topic says that is worth counting. */
@NullMarked
package com.heycmo.outreach.analytics.fact;

import org.jspecify.annotations.NullMarked;
