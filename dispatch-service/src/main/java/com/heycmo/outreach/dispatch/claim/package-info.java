/** Extensions claim their next job. */
@NullMarked
package com.heycmo.outreach.dispatch.claim;

import org.jspecify.annotations.NullMarked;
