/** Tests of topic creation, broker health and topic properties. */
@NullMarked
package com.heycmo.outreach.topics;

import org.jspecify.annotations.NullMarked;
