/** People: what is known of them, everything that was drafted for them, and signals. */
@NullMarked
package com.heycmo.outreach.approval.people;

import org.jspecify.annotations.NullMarked;
