/** The limits that a customer sets: caps by day and week, warm-up and working hours. */
@NullMarked
package com.heycmo.outreach.limits;

import org.jspecify.annotations.NullMarked;
