@NullMarked
package com.heycmo.outreach.audit;

import org.jspecify.annotations.NullMarked;
