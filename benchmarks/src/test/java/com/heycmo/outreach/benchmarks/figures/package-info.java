@NullMarked
package com.heycmo.outreach.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
