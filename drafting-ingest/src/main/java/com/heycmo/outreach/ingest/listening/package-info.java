/** Consumes the drafts topic: validates each batch, has it stored or rejected, and retries while a server is down. */
@NullMarked
package com.heycmo.outreach.ingest.listening;

import org.jspecify.annotations.NullMarked;
