@NullMarked
package com.heycmo.outreach.analytics.page;

import org.jspecify.annotations.NullMarked;
