package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;

/** A running PostgreSQL and a running Kafka broker. */
interface TestServers {

    /** The owner of databases: may create them but is no superuser, so privileges bind it. */
    DatabaseAccess database();

    DatabaseLogins logins();

    String bootstrapServers();

    /** Whether the databases and logins of the tests must be dropped at the end, because the servers keep running. */
    boolean outlivesTheTests();

    void stop();
}
