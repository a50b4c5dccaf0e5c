/** Many slow clients of each kind, and an honest one beside them. */
@NullMarked
package com.heycmo.outreach.acceptance.slow;

import org.jspecify.annotations.NullMarked;
