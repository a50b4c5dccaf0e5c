/** The filter chains: who gets where, decided before anything is looked up. */
@NullMarked
package com.heycmo.outreach.access.chain;

import org.jspecify.annotations.NullMarked;
