/** The two demo customers. */
@NullMarked
package com.heycmo.outreach.allinone.customers;

import org.jspecify.annotations.NullMarked;
