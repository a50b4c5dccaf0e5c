/** The review page: the queue in four tabs, a card for each draft, and the decisions about it. */
@NullMarked
package com.heycmo.outreach.approval.pages.review;

import org.jspecify.annotations.NullMarked;
