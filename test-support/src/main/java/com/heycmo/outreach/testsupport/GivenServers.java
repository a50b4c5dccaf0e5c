package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;

/** External servers, which the tests neither start nor stop. */
record GivenServers(DatabaseAccess database, DatabaseLogins logins, String bootstrapServers) implements TestServers {

    @Override
    public boolean outlivesTheTests() {
        return true;
    }

    @Override
    public void stop() {
        // External servers keep running.
    }
}
