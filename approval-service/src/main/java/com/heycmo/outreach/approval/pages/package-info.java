/** The pages in a browser: signing in and out, and the queue to look at. */
@NullMarked
package com.heycmo.outreach.approval.pages;

import org.jspecify.annotations.NullMarked;
