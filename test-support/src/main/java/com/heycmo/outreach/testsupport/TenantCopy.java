package com.heycmo.outreach.testsupport;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a second customer a copy of every row of the first, under the same ids. Only the customer and the texts differ,
 * so a statement that does not name its customer finds, counts or changes the copy as well.
 */
public final class TenantCopy {

    /** Every text of the copy that a person would read. */
    public static final String TEXT = "Theirs";

    private final JdbcClient owner;
    private final List<String> tables;

    public TenantCopy(TestDatabase database) {
        owner = database.jdbc();
        // By oid, so that a row is copied before those that refer to it.
        tables = owner.sql("""
                        SELECT c.relname
                          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                         WHERE c.relnamespace = CAST('public' AS regnamespace) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                           AND a.attname = 'customer_id' AND NOT a.attisdropped
                         ORDER BY c.oid
                        """).query(String.class).list();
    }

    /** All tables whose rows belong to a customer. */
    public List<String> tables() {
        return tables;
    }

    public void copy(UUID customerId, UUID copyId) {
        tables.forEach(table -> copy(table, customerId, copyId));
    }

    private void copy(String table, UUID customerId, UUID copyId) {
        Columns columns = owner.sql("""
                        SELECT string_agg(quote_ident(attname), ', ') AS names,
                               string_agg(CASE
                                   WHEN attname IN ('prospect_name', 'intent_source', 'body', 'device_name', 'name', 'detail')
                                   THEN quote_literal(:text)
                                   -- Each token belongs to one device.
                                   WHEN attname = 'token_hash' THEN 'sha256(token_hash)'
                                   ELSE quote_ident(attname) END, ', ') AS "values"
                          FROM pg_attribute
                         WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
                           AND attgenerated = '' AND attname <> 'customer_id'
                        """)
                .param("table", table)
                .param("text", TEXT)
                .query(Columns.class)
                .single();
        owner.sql("""
                        INSERT INTO %s (customer_id, %s) OVERRIDING SYSTEM VALUE
                        SELECT :copy, %s FROM %1$s WHERE customer_id = :customer
                        """.formatted(table, columns.names(), columns.values()))
                .param("copy", copyId)
                .param("customer", customerId)
                .update();
    }

    /** Every row of the customer, as text. */
    public List<String> everythingOf(UUID customerId) {
        return tables.stream()
                .flatMap(table -> owner
                        .sql("SELECT '%1$s ' || CAST(t AS text) FROM %1$s t WHERE customer_id = :customer ORDER BY 1"
                                .formatted(table))
                        .param("customer", customerId)
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private record Columns(String names, String values) {}
}
