/** Work done over and over on some threads, and how long it took. */
@NullMarked
package com.heycmo.outreach.benchmarks.load;

import org.jspecify.annotations.NullMarked;
