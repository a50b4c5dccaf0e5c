@NullMarked
package com.heycmo.outreach.approval.pages.context;

import org.jspecify.annotations.NullMarked;
