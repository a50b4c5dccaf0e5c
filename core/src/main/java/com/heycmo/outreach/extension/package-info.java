/** The secret by which a customer's browser extension is known. */
@NullMarked
package com.heycmo.outreach.extension;

import org.jspecify.annotations.NullMarked;
