/** Claims, polls and results as extensions make them, beside the same statements by plain JDBC. */
@NullMarked
package com.heycmo.outreach.benchmarks.dispatch;

import org.jspecify.annotations.NullMarked;
