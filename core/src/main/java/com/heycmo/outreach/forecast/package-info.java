/** When each approved draft will probably be sent. */
@NullMarked
package com.heycmo.outreach.forecast;

import org.jspecify.annotations.NullMarked;
