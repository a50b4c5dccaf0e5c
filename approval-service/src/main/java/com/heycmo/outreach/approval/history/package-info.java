/** Who did what and when, for people to look up. */
@NullMarked
package com.heycmo.outreach.approval.history;

import org.jspecify.annotations.NullMarked;
