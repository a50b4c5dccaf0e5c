/** Tests that the documents in docs/api match the code, the records on the topics and the HTTP responses. */
@NullMarked
package com.heycmo.outreach.acceptance.api;

import org.jspecify.annotations.NullMarked;
