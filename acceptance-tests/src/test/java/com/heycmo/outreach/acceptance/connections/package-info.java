/** Many slow clients of each kind, and an honest one beside them. */
@NullMarked
package com.heycmo.outreach.acceptance.connections;

import org.jspecify.annotations.NullMarked;
