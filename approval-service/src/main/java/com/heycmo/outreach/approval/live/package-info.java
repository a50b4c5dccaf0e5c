/** Live updates of open pages, by polling: see decision 0010. */
@NullMarked
package com.heycmo.outreach.approval.live;

import org.jspecify.annotations.NullMarked;
