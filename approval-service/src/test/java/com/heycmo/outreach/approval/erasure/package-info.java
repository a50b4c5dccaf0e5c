@NullMarked
package com.heycmo.outreach.approval.erasure;

import org.jspecify.annotations.NullMarked;
