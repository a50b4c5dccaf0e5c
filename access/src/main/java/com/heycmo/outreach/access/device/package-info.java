/** Verification of extensions' tokens. */
@NullMarked
package com.heycmo.outreach.access.device;

import org.jspecify.annotations.NullMarked;
