/** Who calls: a person of some customers, or one customer's extension. */
@NullMarked
package com.heycmo.outreach.access.caller;

import org.jspecify.annotations.NullMarked;
