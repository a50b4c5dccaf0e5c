/** The demo's browser extensions: paired at each start and, if wanted, simulated: they claim, pretend to act, and report. */
@NullMarked
package com.heycmo.outreach.allinone.extension;

import org.jspecify.annotations.NullMarked;
