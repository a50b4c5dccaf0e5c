@NullMarked
package com.heycmo.outreach.access.caller;

import org.jspecify.annotations.NullMarked;
