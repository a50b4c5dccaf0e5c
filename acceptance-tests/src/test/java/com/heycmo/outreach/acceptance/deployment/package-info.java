/** The compose file, the image, the jars and the README's walk-through. */
@NullMarked
package com.heycmo.outreach.acceptance.deployment;

import org.jspecify.annotations.NullMarked;
