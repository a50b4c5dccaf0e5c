/** A person decides: the review queue over HTTP. */
@NullMarked
package com.heycmo.outreach.approval;

import org.jspecify.annotations.NullMarked;
