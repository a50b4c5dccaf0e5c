/** Sends what is no draft to where its author finds it, with the reasons. */
@NullMarked
package com.heycmo.outreach.ingest.rejection;

import org.jspecify.annotations.NullMarked;
