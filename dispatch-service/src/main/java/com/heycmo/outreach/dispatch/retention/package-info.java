/** Removes texts and names from drafts that ended long ago, if that is wanted. */
@NullMarked
package com.heycmo.outreach.dispatch.retention;

import org.jspecify.annotations.NullMarked;
