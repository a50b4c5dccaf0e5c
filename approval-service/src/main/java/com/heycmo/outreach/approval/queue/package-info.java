/** Reads the queue: a row, a page of the list, a selection. */
@NullMarked
package com.heycmo.outreach.approval.queue;

import org.jspecify.annotations.NullMarked;
