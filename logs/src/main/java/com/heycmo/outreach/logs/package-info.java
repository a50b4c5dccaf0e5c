/** What every process logs: the ids of customer, draft and trace on each line, and no secret. */
@NullMarked
package com.heycmo.outreach.logs;

import org.jspecify.annotations.NullMarked;
