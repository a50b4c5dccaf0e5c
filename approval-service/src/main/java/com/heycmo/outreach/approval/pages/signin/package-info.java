/** Sign-in and sign-out, and the security of the pages. */
@NullMarked
package com.heycmo.outreach.approval.pages.signin;

import org.jspecify.annotations.NullMarked;
