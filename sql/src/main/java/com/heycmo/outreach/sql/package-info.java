/** What every store needs beside its statements: columns, arrays and SQLSTATEs. */
@NullMarked
package com.heycmo.outreach.sql;

import org.jspecify.annotations.NullMarked;
