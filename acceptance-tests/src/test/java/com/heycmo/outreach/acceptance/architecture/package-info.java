/** The rules that keep the house in shape, and for each a bad example that it catches. */
@NullMarked
package com.heycmo.outreach.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
