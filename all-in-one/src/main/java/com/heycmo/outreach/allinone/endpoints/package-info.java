/** Tells people and programs where the running pipeline is reached, once all of it serves. */
@NullMarked
package com.heycmo.outreach.allinone.endpoints;

import org.jspecify.annotations.NullMarked;
