/** When each draft will go out. */
@NullMarked
package com.heycmo.outreach.approval.forecast;

import org.jspecify.annotations.NullMarked;
