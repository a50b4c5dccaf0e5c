/** The two customers that the demo has. */
@NullMarked
package com.heycmo.outreach.allinone.customers;

import org.jspecify.annotations.NullMarked;
