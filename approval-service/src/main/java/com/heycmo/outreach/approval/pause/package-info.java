/** Stopping and restarting all claims of a customer. */
@NullMarked
package com.heycmo.outreach.approval.pause;

import org.jspecify.annotations.NullMarked;
