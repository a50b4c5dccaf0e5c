/** What the pipeline logs and traces, and what it must not log or export. */
@NullMarked
package com.heycmo.outreach.acceptance.logs;

import org.jspecify.annotations.NullMarked;
