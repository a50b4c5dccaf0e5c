/** The embedded OpenID provider: demo accounts, their login page, and the tokens. */
@NullMarked
package com.heycmo.outreach.allinone.provider;

import org.jspecify.annotations.NullMarked;
