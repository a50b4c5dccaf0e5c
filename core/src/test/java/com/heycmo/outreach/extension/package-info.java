@NullMarked
package com.heycmo.outreach.extension;

import org.jspecify.annotations.NullMarked;
