/** Tests of the published addresses. */
@NullMarked
package com.heycmo.outreach.allinone.endpoints;

import org.jspecify.annotations.NullMarked;
