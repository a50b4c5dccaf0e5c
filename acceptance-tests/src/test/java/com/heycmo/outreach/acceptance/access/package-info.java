/** Access control of the running pipeline: every route with every credential, and the order of the filters. */
@NullMarked
package com.heycmo.outreach.acceptance.access;

import org.jspecify.annotations.NullMarked;
