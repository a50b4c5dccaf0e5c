@NullMarked
package com.heycmo.outreach.approval.pages.assets;

import org.jspecify.annotations.NullMarked;
