/** Tests of listening, waiting and retrying. */
@NullMarked
package com.heycmo.outreach.ingest.listening;

import org.jspecify.annotations.NullMarked;
