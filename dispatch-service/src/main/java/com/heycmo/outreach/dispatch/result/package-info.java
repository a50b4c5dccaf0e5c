/** An extension reports what became of a job. */
@NullMarked
package com.heycmo.outreach.dispatch.result;

import org.jspecify.annotations.NullMarked;
