/** The pages as people meet them: in a real browser. */
@NullMarked
package com.heycmo.outreach.acceptance.browser;

import org.jspecify.annotations.NullMarked;
