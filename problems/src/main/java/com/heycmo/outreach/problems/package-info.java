/** Every error as RFC 9457 problem+json, on every path of every service, and the bound on request bodies. */
@NullMarked
package com.heycmo.outreach.problems;

import org.jspecify.annotations.NullMarked;
