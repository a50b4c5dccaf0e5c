@NullMarked
package com.heycmo.outreach.access.chain;

import org.jspecify.annotations.NullMarked;
