/** Tests of topic creation and broker health. */
@NullMarked
package com.heycmo.outreach.topics;

import org.jspecify.annotations.NullMarked;
