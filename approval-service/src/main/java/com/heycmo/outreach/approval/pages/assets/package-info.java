/** The pages' scripts, styles and icon: bundled, named by their content, cached for ever. */
@NullMarked
package com.heycmo.outreach.approval.pages.assets;

import org.jspecify.annotations.NullMarked;
