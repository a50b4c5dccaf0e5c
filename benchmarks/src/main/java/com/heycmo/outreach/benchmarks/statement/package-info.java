/** What the database does with the statements alone, however large its tables are. */
@NullMarked
package com.heycmo.outreach.benchmarks.statement;

import org.jspecify.annotations.NullMarked;
