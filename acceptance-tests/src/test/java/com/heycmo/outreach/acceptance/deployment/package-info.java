/** What is shipped beside the code: the compose file, the image, the README's walk-through. */
@NullMarked
package com.heycmo.outreach.acceptance.deployment;

import org.jspecify.annotations.NullMarked;
