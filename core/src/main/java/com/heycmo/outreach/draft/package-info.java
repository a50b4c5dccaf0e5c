/** Drafts as agents publish them: JSON, validation and ids. */
@NullMarked
package com.heycmo.outreach.draft;

import org.jspecify.annotations.NullMarked;
