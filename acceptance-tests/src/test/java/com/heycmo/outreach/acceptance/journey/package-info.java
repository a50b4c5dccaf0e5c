/** The whole way of a draft, on real processes: alone, under load, and while something is away. */
@NullMarked
package com.heycmo.outreach.acceptance.journey;

import org.jspecify.annotations.NullMarked;
