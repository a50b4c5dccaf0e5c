/** Signing in and out, and what protects the pages. */
@NullMarked
package com.heycmo.outreach.approval.pages.signin;

import org.jspecify.annotations.NullMarked;
