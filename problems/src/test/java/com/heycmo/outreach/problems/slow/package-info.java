@NullMarked
package com.heycmo.outreach.problems.slow;

import org.jspecify.annotations.NullMarked;
