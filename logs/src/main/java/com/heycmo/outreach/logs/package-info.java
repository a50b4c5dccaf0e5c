/** Logging of every process: the ids of customer, draft and trace on each line, and no secrets. */
@NullMarked
package com.heycmo.outreach.logs;

import org.jspecify.annotations.NullMarked;
