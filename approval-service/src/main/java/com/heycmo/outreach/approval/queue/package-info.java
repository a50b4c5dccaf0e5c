/** Looking at the queue: one row, or a page of a list. */
@NullMarked
package com.heycmo.outreach.approval.queue;

import org.jspecify.annotations.NullMarked;
