/** The architecture rules, and for each a bad example that violates it. */
@NullMarked
package com.heycmo.outreach.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
