/** Erases what is held about a person, and exports it. */
@NullMarked
package com.heycmo.outreach.approval.erasure;

import org.jspecify.annotations.NullMarked;
