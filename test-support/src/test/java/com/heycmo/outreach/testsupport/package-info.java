/** Tests of the test infrastructure. */
@NullMarked
package com.heycmo.outreach.testsupport;

import org.jspecify.annotations.NullMarked;
