/** Extensions claim one job at a time and report its result. A daily sweep expires stale drafts. */
@NullMarked
package com.heycmo.outreach.dispatch;

import org.jspecify.annotations.NullMarked;
