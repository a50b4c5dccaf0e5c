/** The review queue: API and pages for people who decide about drafts. */
@NullMarked
package com.heycmo.outreach.approval;

import org.jspecify.annotations.NullMarked;
