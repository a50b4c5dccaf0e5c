/** What every change of a draft does first and last: lock its customer, and judge anew what holds the person's drafts. */
@NullMarked
package com.heycmo.outreach.holds;

import org.jspecify.annotations.NullMarked;
