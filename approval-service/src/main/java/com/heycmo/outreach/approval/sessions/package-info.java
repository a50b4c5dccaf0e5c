/** The sessions of signed-in people, which all instances share. */
@NullMarked
package com.heycmo.outreach.approval.sessions;

import org.jspecify.annotations.NullMarked;
