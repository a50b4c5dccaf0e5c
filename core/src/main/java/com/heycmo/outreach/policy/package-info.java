/** The policy: limits, preflights and the canonical LinkedIn URL. Plain Java without libraries. */
@NullMarked
package com.heycmo.outreach.policy;

import org.jspecify.annotations.NullMarked;
