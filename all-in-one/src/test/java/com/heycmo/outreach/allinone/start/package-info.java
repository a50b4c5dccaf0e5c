/** Tests of the start before the first bean. */
@NullMarked
package com.heycmo.outreach.allinone.start;

import org.jspecify.annotations.NullMarked;
