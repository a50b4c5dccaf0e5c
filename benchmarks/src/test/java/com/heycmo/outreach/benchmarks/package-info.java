@NullMarked
package com.heycmo.outreach.benchmarks;

import org.jspecify.annotations.NullMarked;
