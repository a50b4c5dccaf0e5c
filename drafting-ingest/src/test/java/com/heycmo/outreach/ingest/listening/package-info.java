/** Tests of the listener, retries and health. */
@NullMarked
package com.heycmo.outreach.ingest.listening;

import org.jspecify.annotations.NullMarked;
