/** Tests of what the tests run on. */
@NullMarked
package com.heycmo.outreach.testsupport;

import org.jspecify.annotations.NullMarked;
