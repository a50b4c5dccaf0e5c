/** The database, the broker and the services that are measured, each in a process of its own. */
@NullMarked
package com.heycmo.outreach.benchmarks.running;

import org.jspecify.annotations.NullMarked;
