/** Use of a customer's caps, and the number of its drafts by status. */
@NullMarked
package com.heycmo.outreach.approval.usage;

import org.jspecify.annotations.NullMarked;
