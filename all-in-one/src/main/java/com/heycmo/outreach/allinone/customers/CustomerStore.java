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
            INSERT INTO linkedin_outreach_customer (customer_id)
            VALUES (:customerId)
                ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes nothing for a customer who is there already. */
    void add(UUID customerId) {
        jdbc.sql(ADD).param("customerId", customerId).update();
    }
}
