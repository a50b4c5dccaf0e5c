/** What customers are called, for people who act for several. */
@NullMarked
package com.heycmo.outreach.approval.customers;

import org.jspecify.annotations.NullMarked;
