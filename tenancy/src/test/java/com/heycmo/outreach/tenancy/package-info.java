/** Tests of the rights and the visible rows of the two roles. */
@NullMarked
package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.NullMarked;
