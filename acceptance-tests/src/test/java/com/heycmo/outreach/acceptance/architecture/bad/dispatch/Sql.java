package com.heycmo.outreach.acceptance.architecture.bad.dispatch;

import org.springframework.jdbc.core.simple.JdbcClient;

public class Sql {
    public void run(
            JdbcClient client,
            com.heycmo.outreach.acceptance.architecture.bad.allinone.Launcher launcher,
            com.heycmo.outreach.acceptance.architecture.bad.ingest.Listener listener) {
        client.sql("SELECT 1");
    }
}
