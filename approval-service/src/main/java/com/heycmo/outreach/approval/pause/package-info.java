/** Pausing and resuming all claims of a customer. */
@NullMarked
package com.heycmo.outreach.approval.pause;

import org.jspecify.annotations.NullMarked;
