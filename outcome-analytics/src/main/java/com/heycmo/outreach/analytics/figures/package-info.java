/** The figures of one hour or day: how they are kept, added up and read. */
@NullMarked
package com.heycmo.outreach.analytics.figures;

import org.jspecify.annotations.NullMarked;
