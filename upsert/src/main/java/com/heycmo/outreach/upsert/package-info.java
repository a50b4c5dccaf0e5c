/** Writes drafts into the queue, those of agents and those of people, in one statement. */
@NullMarked
package com.heycmo.outreach.upsert;

import org.jspecify.annotations.NullMarked;
