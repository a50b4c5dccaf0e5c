/** A bad example. */
@NullMarked
package com.heycmo.outreach.acceptance.architecture.bad.analytics;

import org.jspecify.annotations.NullMarked;
