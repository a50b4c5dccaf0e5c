@NullMarked
package com.heycmo.outreach.analytics.streams;

import org.jspecify.annotations.NullMarked;
