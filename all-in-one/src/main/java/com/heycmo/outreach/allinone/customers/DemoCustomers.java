package com.heycmo.outreach.allinone.customers;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that the demo's customers exist. */
@Component
public class DemoCustomers {

    private final CustomerStore store;

    DemoCustomers(CustomerStore store) {
        this.store = store;
    }

    /** Harmless when they exist. */
    @Transactional
    public void provide() {
        DemoCustomer.ALL.forEach(customer -> store.add(customer.id()));
    }
}
