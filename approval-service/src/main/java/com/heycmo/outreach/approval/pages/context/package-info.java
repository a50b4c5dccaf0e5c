/** What every page shows around its own content. */
@NullMarked
package com.heycmo.outreach.approval.pages.context;

import org.jspecify.annotations.NullMarked;
