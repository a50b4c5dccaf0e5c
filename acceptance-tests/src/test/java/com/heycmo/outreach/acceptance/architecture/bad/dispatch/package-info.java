/** Bad examples: each class here breaks a rule of the architecture, so that a test can see the rule fail. */
@NullMarked
package com.heycmo.outreach.acceptance.architecture.bad.dispatch;

import org.jspecify.annotations.NullMarked;
