/** The extension claims one job at a time and reports its result; what nobody did in time expires. */
@NullMarked
package com.heycmo.outreach.dispatch;

import org.jspecify.annotations.NullMarked;
