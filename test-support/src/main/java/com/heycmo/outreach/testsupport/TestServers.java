package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;

/** A running PostgreSQL and a running Kafka broker. */
interface TestServers {

    /** A role that may create databases, without being one that row-level security and privileges do not bind. */
    DatabaseAccess database();

    DatabaseLogins logins();

    String bootstrapServers();

    /** Whether the databases and logins that tests have made must be dropped at the end, for they would stay. */
    boolean outlivesTheTests();

    void stop();
}
