/** Tests of the records on the rejected topic. */
@NullMarked
package com.heycmo.outreach.ingest.rejection;

import org.jspecify.annotations.NullMarked;
