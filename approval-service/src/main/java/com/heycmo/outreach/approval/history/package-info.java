/** Reads the audit: who did what and when. */
@NullMarked
package com.heycmo.outreach.approval.history;

import org.jspecify.annotations.NullMarked;
