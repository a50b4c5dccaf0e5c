/** The limits that a customer sets. */
@NullMarked
package com.heycmo.outreach.approval.limits;

import org.jspecify.annotations.NullMarked;
