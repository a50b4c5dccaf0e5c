package com.heycmo.outreach.approval.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CustomerNameStore {

    private final JdbcClient jdbc;

    CustomerNameStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(UUID customerId) {
        return jdbc.sql("""
                        SELECT name
                          FROM linkedin_outreach_customer
                         WHERE customer_id = :customer AND name IS NOT NULL
                        """).param("customer", customerId).query(String.class).optional();
    }

    void rename(UUID customerId, String name) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, name)
                        VALUES (:customer, :name)
                            ON CONFLICT (customer_id) DO UPDATE SET name = EXCLUDED.name
                        """).param("customer", customerId).param("name", name).update();
    }
}
