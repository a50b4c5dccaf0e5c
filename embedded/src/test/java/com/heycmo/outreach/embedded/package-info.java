/** Tests of the embedded servers, on real ones. */
@NullMarked
package com.heycmo.outreach.embedded;

import org.jspecify.annotations.NullMarked;
