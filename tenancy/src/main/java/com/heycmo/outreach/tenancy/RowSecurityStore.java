package com.heycmo.outreach.tenancy;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database lets one login do. */
class RowSecurityStore {

    private final JdbcClient jdbc;

    RowSecurityStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A login, as row-level security sees it.
     *
     * @param bound whether it binds this login on every table
     * @param superuser a superuser, or whoever has BYPASSRLS
     * @param worker whether it has the rights of {@code outreach_worker}
     */
    record Login(String name, boolean bound, boolean superuser, boolean worker) {}

    Login login() {
        return jdbc.sql("""
                        SELECT r.rolname AS name,
                               row_security_active('linkedin_outreach_queue')
                                   AND row_security_active('linkedin_outreach_customer')
                                   AND row_security_active('linkedin_outreach_extension')
                                   AND row_security_active('linkedin_outreach_extension_token')
                                   AND row_security_active('linkedin_outreach_person')
                                   AND row_security_active('linkedin_outreach_audit')
                                   AND row_security_active('outbox') AS bound,
                               r.rolsuper OR r.rolbypassrls AS superuser,
                               pg_has_role('outreach_worker', 'MEMBER') AS worker
                          FROM pg_roles r
                         WHERE r.rolname = current_user
                        """).query(Login.class).single();
    }
}
