/** What counts against a customer's caps, and how many drafts are where. */
@NullMarked
package com.heycmo.outreach.approval.usage;

import org.jspecify.annotations.NullMarked;
