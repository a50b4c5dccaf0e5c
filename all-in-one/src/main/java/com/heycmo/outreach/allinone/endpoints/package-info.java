/** Publishes the addresses of the running pipeline, for people and for programs, once it is ready. */
@NullMarked
package com.heycmo.outreach.allinone.endpoints;

import org.jspecify.annotations.NullMarked;
