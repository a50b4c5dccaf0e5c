@NullMarked
package com.heycmo.outreach.approval.pages.limits;

import org.jspecify.annotations.NullMarked;
