package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The logins of requests and of background work, valid in every database of a server.
 *
 * @param service has the rights of {@code outreach_service}
 * @param worker has the rights of {@code outreach_worker}
 */
record DatabaseLogins(DatabaseAccess service, DatabaseAccess worker) {

    /**
     * Creates logins on an external server. They are new members of the two roles, because the server may already use
     * those roles and their passwords must not change.
     */
    static DatabaseLogins createOn(DatabaseAccess server) {
        return new DatabaseLogins(create(server, "outreach_service"), create(server, "outreach_worker"));
    }

    private static DatabaseAccess create(DatabaseAccess server, String role) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        String password = UUID.randomUUID().toString();
        JdbcClient admin = clientOf(server);
        boolean exists = !admin.sql("SELECT 1 FROM pg_roles WHERE rolname = ?")
                .param(role)
                .query()
                .listOfRows()
                .isEmpty();
        if (!exists) {
            admin.sql("CREATE ROLE %s".formatted(role)).update();
        }
        admin.sql("CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s".formatted(name, password, role))
                .update();
        return new DatabaseAccess(server.jdbcUrl(), name, password);
    }

    /** Drops logins that {@link #createOn} made. The databases must be dropped first. */
    void dropFrom(DatabaseAccess server) {
        List.of(service, worker)
                .forEach(login -> clientOf(server)
                        .sql("DROP ROLE IF EXISTS " + login.user())
                        .update());
    }

    private static JdbcClient clientOf(DatabaseAccess server) {
        return JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password()));
    }
}
