/** Thousands of requests that nobody in their right mind would send, the same ones at each run. */
@NullMarked
package com.heycmo.outreach.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
