package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;

/** Servers that somebody else runs. */
record GivenServers(DatabaseAccess database, DatabaseLogins logins, String bootstrapServers) implements TestServers {

    @Override
    public boolean outlivesTheTests() {
        return true;
    }

    @Override
    public void stop() {
        // Not ours to stop.
    }
}
