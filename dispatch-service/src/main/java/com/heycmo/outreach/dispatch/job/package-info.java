/** Jobs that extensions report about: their rows, their claims, and what follows from failures and successes. */
@NullMarked
package com.heycmo.outreach.dispatch.job;

import org.jspecify.annotations.NullMarked;
