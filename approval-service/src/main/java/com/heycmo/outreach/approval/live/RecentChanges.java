package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.tenancy.CustomerScope;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at one customer, for the pages of that customer that are open. No request does it, so it names its customer. */
@Service
class RecentChanges {

    // Nothing waits for a look that takes longer: the next one finds the same.
    private static final int SECONDS = 2;

    private final ChangeStore store;
    private final TransactionTemplate transaction;

    RecentChanges(ChangeStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setTimeout(SECONDS);
    }

    ChangeSnapshot of(UUID customerId) {
        try (CustomerScope scope = CustomerScope.open(customerId)) {
            return transaction.execute(status -> store.look(customerId));
        }
    }
}
