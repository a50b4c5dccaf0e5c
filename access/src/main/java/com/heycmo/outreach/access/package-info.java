/** Who may do what: people by OpenID Connect, extensions by their own tokens, and how often. */
@NullMarked
package com.heycmo.outreach.access;

import org.jspecify.annotations.NullMarked;
