/** Tests of the upsert. */
@NullMarked
package com.heycmo.outreach.ingest.upsert;

import org.jspecify.annotations.NullMarked;
