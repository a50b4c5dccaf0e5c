/** Tests of ingest as a whole, on real servers. */
@NullMarked
package com.heycmo.outreach.ingest;

import org.jspecify.annotations.NullMarked;
