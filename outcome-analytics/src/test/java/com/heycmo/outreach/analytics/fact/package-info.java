@NullMarked
package com.heycmo.outreach.analytics.fact;

import org.jspecify.annotations.NullMarked;
