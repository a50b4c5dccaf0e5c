/** Who may do what, asked of the running pipeline: every route with every credential, and whatever else one may send. */
@NullMarked
package com.heycmo.outreach.acceptance.access;

import org.jspecify.annotations.NullMarked;
