/** RFC 9457 problem+json for every error on every path, limits on request bodies, and the order of all filters. */
@NullMarked
package com.heycmo.outreach.problems;

import org.jspecify.annotations.NullMarked;
