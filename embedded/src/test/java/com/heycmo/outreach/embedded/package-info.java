/** Tests of the embedded servers, on the real thing. */
@NullMarked
package com.heycmo.outreach.embedded;

import org.jspecify.annotations.NullMarked;
