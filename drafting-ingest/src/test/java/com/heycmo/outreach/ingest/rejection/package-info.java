/** Tests of what rejected records look like. */
@NullMarked
package com.heycmo.outreach.ingest.rejection;

import org.jspecify.annotations.NullMarked;
