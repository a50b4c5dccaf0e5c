/** A simulated browser extension: it claims over HTTP, pretends to act, and reports. */
@NullMarked
package com.heycmo.outreach.allinone.extension;

import org.jspecify.annotations.NullMarked;
