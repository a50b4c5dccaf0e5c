package com.heycmo.outreach.allinone.customers;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CustomerStore {

    private static final String ADD = """
            INSERT INTO linkedin_outreach_customer AS c (customer_id, name)
            VALUES (:customerId, :name)
                ON CONFLICT (customer_id) DO UPDATE SET name = EXCLUDED.name
             WHERE c.name IS NULL
            """;

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the customer. An existing customer keeps its name, or gets this one if it has none. */
    void add(UUID customerId, String name) {
        jdbc.sql(ADD).param("customerId", customerId).param("name", name).update();
    }
}
