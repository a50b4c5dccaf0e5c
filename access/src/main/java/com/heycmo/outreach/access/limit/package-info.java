/** How many requests a second anybody may make. */
@NullMarked
package com.heycmo.outreach.access.limit;

import org.jspecify.annotations.NullMarked;
