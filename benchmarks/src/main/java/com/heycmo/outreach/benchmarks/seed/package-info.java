/** What a database is filled with before anything is measured. */
@NullMarked
package com.heycmo.outreach.benchmarks.seed;

import org.jspecify.annotations.NullMarked;
