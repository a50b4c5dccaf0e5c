package com.heycmo.outreach.embedded;

/** URL and login of one database role. */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
