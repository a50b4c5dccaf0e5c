/** Names of customers, shown to people who work for several. */
@NullMarked
package com.heycmo.outreach.approval.customers;

import org.jspecify.annotations.NullMarked;
