/** A draft from topic to outcome, in real processes: alone, under load and during outages. */
@NullMarked
package com.heycmo.outreach.acceptance.journey;

import org.jspecify.annotations.NullMarked;
