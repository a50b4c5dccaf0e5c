/** The page for writing a draft by hand. */
@NullMarked
package com.heycmo.outreach.approval.pages.drafting;

import org.jspecify.annotations.NullMarked;
