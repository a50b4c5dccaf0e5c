/** Drafts that people make by hand. */
@NullMarked
package com.heycmo.outreach.approval.drafting;

import org.jspecify.annotations.NullMarked;
