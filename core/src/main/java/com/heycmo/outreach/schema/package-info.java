/** The database schema, whose migrations are in {@code db/migration}. */
@NullMarked
package com.heycmo.outreach.schema;

import org.jspecify.annotations.NullMarked;
