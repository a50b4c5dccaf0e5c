/**
 * Slow clients: no thread waits for a body that is still on its way, or for a client that does not read its answer. See
 * decision 0017.
 */
@NullMarked
package com.heycmo.outreach.problems.slow;

import org.jspecify.annotations.NullMarked;
