/** What the release is made of, and how it is made: parts, licenses, updates, reproducible jars. */
@NullMarked
package com.heycmo.outreach.acceptance.supply;

import org.jspecify.annotations.NullMarked;
