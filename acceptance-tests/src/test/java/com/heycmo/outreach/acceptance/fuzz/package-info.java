/** Thousands of valid, mutated and malformed requests, the same in each run. */
@NullMarked
package com.heycmo.outreach.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
