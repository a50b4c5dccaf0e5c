/** Tells open pages what has changed, whoever changed it: see docs/decisions. */
@NullMarked
package com.heycmo.outreach.approval.live;

import org.jspecify.annotations.NullMarked;
