package com.heycmo.outreach.embedded;

/** How to reach one database as one role. */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
