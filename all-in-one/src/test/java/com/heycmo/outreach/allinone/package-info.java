/** Tests of the whole pipeline as it is shipped. */
@NullMarked
package com.heycmo.outreach.allinone;

import org.jspecify.annotations.NullMarked;
