/** Real PostgreSQL and Kafka for integration tests, chosen by one property, and fixtures for both. */
@NullMarked
package com.heycmo.outreach.testsupport;

import org.jspecify.annotations.NullMarked;
