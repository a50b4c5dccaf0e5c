/** What a person does to a draft: approve, skip, edit, reopen; one at a time or in bulk. */
@NullMarked
package com.heycmo.outreach.approval.decision;

import org.jspecify.annotations.NullMarked;
