/** What the pipeline logs and what it must not log. */
@NullMarked
package com.heycmo.outreach.acceptance.logs;

import org.jspecify.annotations.NullMarked;
