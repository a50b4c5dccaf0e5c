/** Tenant isolation in the database: the roles of requests, which see one customer, and of background work. */
@NullMarked
package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.NullMarked;
