/** The analytics page: charts and tables of figures. */
@NullMarked
package com.heycmo.outreach.analytics.page;

import org.jspecify.annotations.NullMarked;
