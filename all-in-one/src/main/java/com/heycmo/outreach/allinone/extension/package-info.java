/** The demo's extensions: paired at each start and optionally simulated, so that approved drafts are claimed and reported. */
@NullMarked
package com.heycmo.outreach.allinone.extension;

import org.jspecify.annotations.NullMarked;
