/** What an extension asks about itself and says about itself. */
@NullMarked
package com.heycmo.outreach.dispatch.device;

import org.jspecify.annotations.NullMarked;
