/** Tests of the whole application with real servers. */
@NullMarked
package com.heycmo.outreach.ingest;

import org.jspecify.annotations.NullMarked;
