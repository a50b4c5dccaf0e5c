/** The page of a customer's limits. */
@NullMarked
package com.heycmo.outreach.approval.pages.limits;

import org.jspecify.annotations.NullMarked;
