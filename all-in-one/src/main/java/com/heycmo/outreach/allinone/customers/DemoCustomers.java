package com.heycmo.outreach.allinone.customers;

import com.heycmo.outreach.tenancy.CustomerScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates the demo customers. */
@Component
public class DemoCustomers {

    private final CustomerStore store;
    private final TransactionOperations transaction;

    DemoCustomers(CustomerStore store, TransactionOperations transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** Changes nothing if they exist. */
    public void create() {
        DemoCustomer.ALL.forEach(this::create);
    }

    private void create(DemoCustomer customer) {
        try (CustomerScope scope = CustomerScope.open(customer.id())) {
            transaction.executeWithoutResult(tx -> store.add(customer.id(), customer.name()));
        }
    }
}
