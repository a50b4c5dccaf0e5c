/** Tests of settings and clients. */
@NullMarked
package com.heycmo.outreach.ingest.connection;

import org.jspecify.annotations.NullMarked;
