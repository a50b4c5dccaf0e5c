/** The page on which a person writes a draft by hand. */
@NullMarked
package com.heycmo.outreach.approval.pages.drafting;

import org.jspecify.annotations.NullMarked;
