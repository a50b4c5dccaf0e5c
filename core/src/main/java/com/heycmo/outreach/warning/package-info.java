/** What a person should look at before a draft goes out. Warnings stop nobody. */
@NullMarked
package com.heycmo.outreach.warning;

import org.jspecify.annotations.NullMarked;
