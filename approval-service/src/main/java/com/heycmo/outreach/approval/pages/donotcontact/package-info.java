/** The page of people and companies that are not to be contacted. */
@NullMarked
package com.heycmo.outreach.approval.pages.donotcontact;

import org.jspecify.annotations.NullMarked;
