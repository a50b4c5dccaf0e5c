@NullMarked
package com.heycmo.outreach.analytics.query;

import org.jspecify.annotations.NullMarked;
