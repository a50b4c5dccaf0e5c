/** A draft made by hand: judged at once, then published like any other. */
@NullMarked
package com.heycmo.outreach.approval.drafting;

import org.jspecify.annotations.NullMarked;
