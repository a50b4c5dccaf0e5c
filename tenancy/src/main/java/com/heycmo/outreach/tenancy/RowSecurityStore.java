package com.heycmo.outreach.tenancy;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rights of a login. */
class RowSecurityStore {

    private final JdbcClient jdbc;

    RowSecurityStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A login and its rights.
     *
     * @param bound whether row-level security applies to it on every table
     * @param superuser whether it is a superuser or has BYPASSRLS
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
