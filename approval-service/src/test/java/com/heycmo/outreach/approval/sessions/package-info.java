@NullMarked
package com.heycmo.outreach.approval.sessions;

import org.jspecify.annotations.NullMarked;
