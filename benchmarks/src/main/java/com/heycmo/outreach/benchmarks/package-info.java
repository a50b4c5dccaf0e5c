/** Measures of the running pipeline, each beside a limit that is taken in the same run. */
@NullMarked
package com.heycmo.outreach.benchmarks;

import org.jspecify.annotations.NullMarked;
