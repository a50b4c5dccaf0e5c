/** Every way in which a job ends, each with its event. */
@NullMarked
package com.heycmo.outreach.dispatch.outcome;

import org.jspecify.annotations.NullMarked;
