/** What the services do at the same time, in one process. */
@NullMarked
package com.heycmo.outreach.races;

import org.jspecify.annotations.NullMarked;
