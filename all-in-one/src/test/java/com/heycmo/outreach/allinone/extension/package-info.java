/** Tests of the simulated extension. */
@NullMarked
package com.heycmo.outreach.allinone.extension;

import org.jspecify.annotations.NullMarked;
