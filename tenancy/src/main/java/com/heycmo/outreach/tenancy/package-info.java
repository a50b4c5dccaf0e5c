/** Each statement sees one customer: the database roles of requests and of background work. */
@NullMarked
package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.NullMarked;
