@NullMarked
package com.heycmo.outreach.analytics;

import org.jspecify.annotations.NullMarked;
