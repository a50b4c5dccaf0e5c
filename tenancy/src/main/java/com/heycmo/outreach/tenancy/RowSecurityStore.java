package com.heycmo.outreach.tenancy;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rights of a login, and what protects the tables. */
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
                               NOT (r.rolsuper OR r.rolbypassrls) AND NOT EXISTS (
                                   SELECT 1
                                     FROM pg_class c
                                    WHERE c.relnamespace = (SELECT relnamespace FROM pg_class
                                                             WHERE oid = CAST('linkedin_outreach_queue' AS regclass))
                                      AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relforcerowsecurity
                                      AND pg_has_role(c.relowner, 'USAGE')) AS bound,
                               r.rolsuper OR r.rolbypassrls AS superuser,
                               pg_has_role('outreach_worker', 'MEMBER') AS worker
                          FROM pg_roles r
                         WHERE r.rolname = current_user
                        """).query(Login.class).single();
    }

    /**
     * Every table and view of the schema that this login or one of the two roles may use, but that row-level security does
     * not protect, with the reason. Tables without a customer need no list here: the roles have no rights on them.
     */
    List<String> gaps() {
        return jdbc.sql("""
                        WITH command (letter, name) AS (
                            VALUES ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE'), ('', 'TRUNCATE')),
                        granted AS (
                            SELECT c.oid, c.relname, c.relkind, c.relrowsecurity, c.reloptions,
                                   r.oid AS role, r.rolname, command.letter, command.name AS command
                              FROM pg_class c
                             CROSS JOIN pg_roles r
                             CROSS JOIN command
                             WHERE c.relnamespace = (SELECT relnamespace FROM pg_class
                                                      WHERE oid = CAST('linkedin_outreach_queue' AS regclass))
                               AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                               AND r.rolname IN ('outreach_service', 'outreach_worker', current_user)
                               -- The check of the login reports an owner, and a superuser, as such.
                               AND NOT r.rolsuper AND NOT r.rolbypassrls AND NOT pg_has_role(r.oid, c.relowner, 'USAGE')
                               AND CASE WHEN command.name IN ('DELETE', 'TRUNCATE')
                                        THEN has_table_privilege(r.oid, c.oid, command.name)
                                        ELSE has_any_column_privilege(r.oid, c.oid, command.name) END),
                        checked AS (
                            SELECT granted.*, policies.exist, policies.without_customer
                              FROM granted
                             CROSS JOIN LATERAL (
                                SELECT count(*) > 0 AS exist,
                                       bool_or(strpos(rule.expression, 'linkedin_outreach_current_customer()') = 0)
                                           AND NOT pg_has_role(granted.role, 'outreach_worker', 'USAGE')
                                           AS without_customer
                                  FROM pg_policy p
                                 -- Of the rows that the command finds, and of those that it leaves. Null allows none.
                                 CROSS JOIN LATERAL (VALUES
                                    (CASE WHEN granted.letter <> 'a'
                                          THEN pg_get_expr(p.polqual, p.polrelid) END),
                                    (CASE WHEN granted.letter IN ('a', 'w')
                                          THEN pg_get_expr(COALESCE(p.polwithcheck, p.polqual), p.polrelid) END)
                                 ) AS rule (expression)
                                 WHERE p.polrelid = granted.oid AND p.polpermissive
                                   AND p.polcmd IN ('*', granted.letter)
                                   AND (0 = ANY (p.polroles) OR EXISTS (
                                        SELECT 1 FROM unnest(p.polroles) AS named (role)
                                         WHERE pg_has_role(granted.role, named.role, 'USAGE')))) AS policies),
                        judged AS (
                            SELECT relname, CASE
                                WHEN relkind IN ('m', 'f')
                                THEN 'row-level security cannot protect it, and ' || rolname || ' may use it'
                                WHEN relkind = 'v'
                                THEN CASE WHEN NOT EXISTS (SELECT 1 FROM pg_options_to_table(reloptions)
                                                            WHERE option_name = 'security_invoker'
                                                              AND CAST(option_value AS boolean))
                                          THEN 'the view does not have security_invoker=true' END
                                WHEN command = 'TRUNCATE'
                                THEN rolname || ' may TRUNCATE it, whatever its policies'
                                WHEN NOT relrowsecurity
                                THEN 'row-level security is not enabled'
                                WHEN NOT exist
                                THEN 'it has no policy for ' || command || ' by ' || rolname
                                WHEN without_customer
                                THEN 'a policy for ' || command || ' by ' || rolname || ' does not name the customer'
                                END AS reason
                              FROM checked)
                        SELECT relname || ' (' || string_agg(DISTINCT reason, '; ' ORDER BY reason) || ')'
                          FROM judged
                         WHERE reason IS NOT NULL
                         GROUP BY relname
                         ORDER BY relname
                        """).query(String.class).list();
    }
}
