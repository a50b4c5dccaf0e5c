/** Hands approved drafts to extensions, takes their results, and expires stale drafts. */
@NullMarked
package com.heycmo.outreach.dispatch;

import org.jspecify.annotations.NullMarked;
