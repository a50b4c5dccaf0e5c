package com.heycmo.outreach.allinone.customers;

import com.heycmo.outreach.tenancy.CustomerScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sees to it that the demo's customers exist. */
@Component
public class DemoCustomers {

    private final CustomerStore store;
    private final TransactionOperations transaction;

    DemoCustomers(CustomerStore store, TransactionOperations transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** Harmless when they exist. */
    public void provide() {
        DemoCustomer.ALL.forEach(this::provide);
    }

    private void provide(DemoCustomer customer) {
        try (CustomerScope scope = CustomerScope.open(customer.id())) {
            transaction.executeWithoutResult(tx -> store.add(customer.id(), customer.name()));
        }
    }
}
