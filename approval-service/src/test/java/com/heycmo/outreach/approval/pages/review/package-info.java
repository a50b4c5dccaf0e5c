@NullMarked
package com.heycmo.outreach.approval.pages.review;

import org.jspecify.annotations.NullMarked;
