/** Figures of one hour or day: how they are stored, added and summarised. */
@NullMarked
package com.heycmo.outreach.analytics.figures;

import org.jspecify.annotations.NullMarked;
