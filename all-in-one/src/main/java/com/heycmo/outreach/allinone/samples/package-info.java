/** The sample drafts, published once, as an agent would do it. */
@NullMarked
package com.heycmo.outreach.allinone.samples;

import org.jspecify.annotations.NullMarked;
