@NullMarked
package com.heycmo.outreach.dispatch.monitoring;

import org.jspecify.annotations.NullMarked;
