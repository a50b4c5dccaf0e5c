/** Drafts that nobody decided, or nobody sent, in time. */
@NullMarked
package com.heycmo.outreach.dispatch.expiry;

import org.jspecify.annotations.NullMarked;
