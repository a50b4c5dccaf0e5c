/** Takes back jobs of which nothing was done. */
@NullMarked
package com.heycmo.outreach.dispatch.release;

import org.jspecify.annotations.NullMarked;
