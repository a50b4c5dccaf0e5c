/** People and companies that are not to be contacted. */
@NullMarked
package com.heycmo.outreach.approval.donotcontact;

import org.jspecify.annotations.NullMarked;
