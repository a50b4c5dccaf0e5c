/** The bearer token of a customer's browser extension. */
@NullMarked
package com.heycmo.outreach.extension;

import org.jspecify.annotations.NullMarked;
