/** Who acts. */
@NullMarked
package com.heycmo.outreach.approval.reviewer;

import org.jspecify.annotations.NullMarked;
