/** What people wait for. */
@NullMarked
package com.heycmo.outreach.benchmarks.review;

import org.jspecify.annotations.NullMarked;
