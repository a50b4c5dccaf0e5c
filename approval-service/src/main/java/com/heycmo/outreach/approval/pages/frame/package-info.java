/** What every page shows around its own content. */
@NullMarked
package com.heycmo.outreach.approval.pages.frame;

import org.jspecify.annotations.NullMarked;
