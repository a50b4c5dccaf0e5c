/** What may be sent: limits, preflights and the one spelling of a LinkedIn URL. Plain Java, no library. */
@NullMarked
package com.heycmo.outreach.policy;

import org.jspecify.annotations.NullMarked;
