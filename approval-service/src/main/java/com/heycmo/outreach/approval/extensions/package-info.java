/** A customer's browser extensions: pair, list, rename, rotate the token, revoke. */
@NullMarked
package com.heycmo.outreach.approval.extensions;

import org.jspecify.annotations.NullMarked;
