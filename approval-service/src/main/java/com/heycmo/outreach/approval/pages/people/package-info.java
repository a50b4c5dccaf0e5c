/** The list of people, and the page of one. */
@NullMarked
package com.heycmo.outreach.approval.pages.people;

import org.jspecify.annotations.NullMarked;
