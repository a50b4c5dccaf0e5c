/** Extends the lock of a job at which a person still works. */
@NullMarked
package com.heycmo.outreach.dispatch.extend;

import org.jspecify.annotations.NullMarked;
