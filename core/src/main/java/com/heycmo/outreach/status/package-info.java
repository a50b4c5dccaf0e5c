/** The status machine: every state, every move, and nothing else. */
@NullMarked
package com.heycmo.outreach.status;

import org.jspecify.annotations.NullMarked;
