@NullMarked
package com.heycmo.outreach.analytics.running;

import org.jspecify.annotations.NullMarked;
