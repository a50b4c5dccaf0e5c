package com.heycmo.outreach.testsupport;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives another customer a copy of all that one customer has but tokens, under the same ids: nothing but the customer differs. */
public final class TenantCopy {

    private static final List<String> COPIED = List.of(
            "linkedin_outreach_customer",
            "linkedin_outreach_queue",
            "linkedin_outreach_extension",
            "linkedin_outreach_person",
            "linkedin_outreach_audit");

    /** A token is one device's alone. */
    private static final String TOKENS = "linkedin_outreach_extension_token";

    private final JdbcClient owner;

    public TenantCopy(TestDatabase database) {
        this.owner = database.jdbc();
    }

    public void copy(UUID customerId, UUID twin) {
        COPIED.forEach(table -> copy(table, customerId, twin));
    }

    private void copy(String table, UUID customerId, UUID twin) {
        String others = owner.sql("""
                        SELECT string_agg(', ' || quote_ident(attname), '')
                          FROM pg_attribute
                         WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
                           AND attgenerated = '' AND attname <> 'customer_id'
                        """).param("table", table).query(String.class).single();
        owner.sql("""
                        INSERT INTO %1$s (customer_id%2$s) OVERRIDING SYSTEM VALUE
                        SELECT :twin%2$s FROM %1$s WHERE customer_id = :customer
                        """.formatted(table, others))
                .param("twin", twin)
                .param("customer", customerId)
                .update();
    }

    /** Every row of the customer, as text. */
    public List<String> everythingOf(UUID customerId) {
        return Stream.concat(COPIED.stream(), Stream.of(TOKENS))
                .flatMap(table -> owner
                        .sql("SELECT CAST(t AS text) FROM %s t WHERE customer_id = :customer ORDER BY 1"
                                .formatted(table))
                        .param("customer", customerId)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(row -> table + " " + row))
                .toList();
    }
}
