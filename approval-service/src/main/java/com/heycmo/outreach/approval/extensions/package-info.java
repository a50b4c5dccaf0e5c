/** A customer's browser extensions: paired, listed, given a new token, revoked. */
@NullMarked
package com.heycmo.outreach.approval.extensions;

import org.jspecify.annotations.NullMarked;
