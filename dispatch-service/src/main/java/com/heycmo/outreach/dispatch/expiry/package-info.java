/** The sweep that expires stale drafts. */
@NullMarked
package com.heycmo.outreach.dispatch.expiry;

import org.jspecify.annotations.NullMarked;
