/** Tests of the OpenID provider. */
@NullMarked
package com.heycmo.outreach.allinone.provider;

import org.jspecify.annotations.NullMarked;
