/** The contracts in docs/api, held against the code, the records on the topics and the answers over HTTP. */
@NullMarked
package com.heycmo.outreach.acceptance.api;

import org.jspecify.annotations.NullMarked;
