@NullMarked
package com.heycmo.outreach.approval.pages.signin;

import org.jspecify.annotations.NullMarked;
