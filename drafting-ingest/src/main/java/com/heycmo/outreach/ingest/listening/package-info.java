/** Listens to the drafts topic: reads each batch, has it stored, has the rest rejected, and waits out what is away. */
@NullMarked
package com.heycmo.outreach.ingest.listening;

import org.jspecify.annotations.NullMarked;
