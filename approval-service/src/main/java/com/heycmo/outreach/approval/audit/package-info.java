/** Records who changed pauses and extensions, and the names of the people who act. */
@NullMarked
package com.heycmo.outreach.approval.audit;

import org.jspecify.annotations.NullMarked;
