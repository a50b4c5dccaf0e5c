/** Tests of the sample drafts. */
@NullMarked
package com.heycmo.outreach.allinone.samples;

import org.jspecify.annotations.NullMarked;
