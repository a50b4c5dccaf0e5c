/** What integration tests run on: real PostgreSQL and Kafka, chosen by one switch, and fixtures for both. */
@NullMarked
package com.heycmo.outreach.testsupport;

import org.jspecify.annotations.NullMarked;
