/** Authenticated callers: people, and customers' extensions. */
@NullMarked
package com.heycmo.outreach.access.caller;

import org.jspecify.annotations.NullMarked;
