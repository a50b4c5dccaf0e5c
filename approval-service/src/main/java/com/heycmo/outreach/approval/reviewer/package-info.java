/** Who acts, and what is written down of it. */
@NullMarked
package com.heycmo.outreach.approval.reviewer;

import org.jspecify.annotations.NullMarked;
