/** The start of a process, as far as all processes have it in common. */
@NullMarked
package com.heycmo.outreach.start;

import org.jspecify.annotations.NullMarked;
