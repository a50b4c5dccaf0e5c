/** What the pipeline logs, and what it never does. */
@NullMarked
package com.heycmo.outreach.acceptance.logs;

import org.jspecify.annotations.NullMarked;
