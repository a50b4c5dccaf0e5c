/** The whole pipeline in one process: all services on embedded servers, with demo data. */
@NullMarked
package com.heycmo.outreach.allinone;

import org.jspecify.annotations.NullMarked;
