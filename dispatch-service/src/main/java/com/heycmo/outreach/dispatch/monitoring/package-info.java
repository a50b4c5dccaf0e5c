/** The metrics that only the database knows. */
@NullMarked
package com.heycmo.outreach.dispatch.monitoring;

import org.jspecify.annotations.NullMarked;
