/** Rate limits. */
@NullMarked
package com.heycmo.outreach.access.limit;

import org.jspecify.annotations.NullMarked;
