/** Who did what and when, written down in the transaction that does it. */
@NullMarked
package com.heycmo.outreach.audit;

import org.jspecify.annotations.NullMarked;
