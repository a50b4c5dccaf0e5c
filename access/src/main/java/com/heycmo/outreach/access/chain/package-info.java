/** The security chains: authentication and authorization before any access to the database. */
@NullMarked
package com.heycmo.outreach.access.chain;

import org.jspecify.annotations.NullMarked;
