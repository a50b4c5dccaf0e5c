/** The look-up of an extension's token. */
@NullMarked
package com.heycmo.outreach.access.device;

import org.jspecify.annotations.NullMarked;
