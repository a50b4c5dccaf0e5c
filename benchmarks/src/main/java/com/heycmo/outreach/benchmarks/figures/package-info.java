/** What was measured, and what it is compared with. */
@NullMarked
package com.heycmo.outreach.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
