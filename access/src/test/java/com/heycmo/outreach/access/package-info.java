@NullMarked
package com.heycmo.outreach.access;

import org.jspecify.annotations.NullMarked;
