/** Tests of what people and programs are told. */
@NullMarked
package com.heycmo.outreach.allinone.endpoints;

import org.jspecify.annotations.NullMarked;
