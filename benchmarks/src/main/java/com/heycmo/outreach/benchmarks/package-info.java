/** Measures the built services and reports each figure as a ratio to a limit that is measured in the same run. */
@NullMarked
package com.heycmo.outreach.benchmarks;

import org.jspecify.annotations.NullMarked;
