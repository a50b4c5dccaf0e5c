/** A draft as agents publish it: reading, writing and identifying it. */
@NullMarked
package com.heycmo.outreach.draft;

import org.jspecify.annotations.NullMarked;
