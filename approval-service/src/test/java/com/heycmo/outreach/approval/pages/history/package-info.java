@NullMarked
package com.heycmo.outreach.approval.pages.history;

import org.jspecify.annotations.NullMarked;
