@NullMarked
package com.heycmo.outreach.analytics.figures;

import org.jspecify.annotations.NullMarked;
