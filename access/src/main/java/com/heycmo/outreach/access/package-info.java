/** Access control: people by OpenID Connect, extensions by opaque tokens, and rate limits. */
@NullMarked
package com.heycmo.outreach.access;

import org.jspecify.annotations.NullMarked;
