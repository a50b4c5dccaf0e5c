/** Tests of what the two roles see and may do. */
@NullMarked
package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.NullMarked;
